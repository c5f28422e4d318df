import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { type BuildEnvironmentOptions, createRunnableDevEnvironment, type EnvironmentOptions } from 'vite'
import { optimizedNodeModules } from './dev/optimized-node-modules.ts'
import { WorkerDevEnvironment } from './dev/worker-dev-environment.ts'
import { environmentNames } from './environments.ts'
import { virtualEntries } from './virtual-entries.ts'

/** What our own plugins cost is no news for the author. */
export const quietChecks = { pluginTimings: false }

/** The environments that endpoints run in; builds are written below `staging`. */
export function environmentOptions(staging: string): Record<string, EnvironmentOptions> {
  return {
    [environmentNames.worker]: workerEnvironment(staging),
    [environmentNames.server]: serverEnvironment(staging),
    [environmentNames.node]: nodeEnvironment(staging),
  }
}

/**
 * The worker's: a server to Vite (a client would wrap each lazy import in a helper that needs a document), a browser's
 * worker to the packages it resolves. One file, since a worker cannot import another.
 */
function workerEnvironment(staging: string): EnvironmentOptions {
  return {
    consumer: 'server',
    keepProcessEnv: false,
    resolve: {
      noExternal: true,
      builtins: [],
      conditions: ['worker', 'browser', 'module', 'development|production'],
      mainFields: ['browser', 'module', 'jsnext:main', 'jsnext', 'main'],
    },
    // Packages in CommonJS run in a worker only when they were bundled before. Vite finds them when the worker asks for a
    // module that imports them: a look through all endpoints would bundle for browsers what only Node runs.
    optimizeDeps: {
      noDiscovery: false,
      ignoreOutdatedRequests: true,
      entries: [],
      rolldownOptions: { platform: 'browser', plugins: [optimizedNodeModules()] },
    },
    dev: { createEnvironment: (name, config) => new WorkerDevEnvironment(name, config) },
    build: {
      outDir: staging,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        platform: 'browser',
        checks: quietChecks,
        input: { sw: virtualEntries.worker },
        output: { format: 'es', codeSplitting: false, entryFileNames: 'sw.js' },
      },
    },
  }
}

/** Node, for the compiler: endpoints are loaded here to be prerendered, and to answer what reaches the dev server. */
function serverEnvironment(staging: string): EnvironmentOptions {
  return {
    consumer: 'server',
    // Ours stands for what endpoints import from it, also where Astro is installed.
    resolve: { noExternal: ['astro'] },
    dev: {
      createEnvironment: (name, config) =>
        createRunnableDevEnvironment(name, config, { hot: false, runnerOptions: { hmr: false } }),
    },
    // For the places of errors; nobody gets these files.
    build: { ...nodeBuild(join(`${staging}-server`, 'modules'), virtualEntries.server), sourcemap: true },
  }
}

/** Node, as a target: our own parts go into the bundle, the project's packages stay packages. */
function nodeEnvironment(staging: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: ['astro', 'cookie', 'mrmime', 'sirv', 'totalist', '@polka/url'] },
    build: nodeBuild(join(staging, 'server'), virtualEntries.node),
  }
}

/**
 * The options of an own environment's build, for what Vite has merged a project's `build` into: the targets of the pages
 * are not the worker's.
 */
export function ownBuild(name: string, given: BuildEnvironmentOptions, staging: string): BuildEnvironmentOptions {
  return { ...environmentOptions(staging)[name]?.build, ...aloneBuild(name, given, staging) }
}

/**
 * The part that plugins may change after that: pages must not become entries, externals stay the pages', and no folder
 * but our own is emptied.
 */
export function aloneBuild(name: string, given: BuildEnvironmentOptions, staging: string): BuildEnvironmentOptions {
  const { rolldownOptions, outDir = staging, emptyOutDir = false } = environmentOptions(staging)[name]?.build ?? {}
  const { input, external, output, preserveEntrySignatures, ...others } = given.rolldownOptions ?? {}
  const alone = { write: true, watch: null, ssr: false, lib: false, manifest: false, ssrManifest: false } as const
  const folder = { outDir, emptyOutDir, copyPublicDir: false }
  return { ...alone, ...folder, rolldownOptions: { ...others, ...rolldownOptions } }
}

function nodeBuild(outDir: string, entry: string): NonNullable<EnvironmentOptions['build']> {
  return {
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      checks: quietChecks,
      input: { entry },
      external: (id) => isBuiltin(id),
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  }
}
