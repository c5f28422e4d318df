import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { createRunnableDevEnvironment, type EnvironmentOptions } from 'vite'
import { WorkerDevEnvironment } from './dev/worker-dev-environment.ts'
import { environmentNames } from './environments.ts'
import { virtualEntries } from './virtual-entries.ts'

/** What our own plugins cost in our own bundles is no news for the author. */
const checks = { pluginTimings: false }

/** The environments that endpoints run in; builds are written below `staging`, `endpointSources` are globs. */
export function environmentOptions(
  staging: string,
  endpointSources: readonly string[],
): Record<string, EnvironmentOptions> {
  return {
    [environmentNames.worker]: workerEnvironment(staging, endpointSources),
    [environmentNames.server]: serverEnvironment(staging),
    [environmentNames.node]: nodeEnvironment(staging),
  }
}

/**
 * The worker's: a server to Vite (a client would wrap each lazy import in a helper that needs a document), a browser's
 * worker to the packages it resolves. One file, since a worker cannot import another.
 */
function workerEnvironment(staging: string, endpointSources: readonly string[]): EnvironmentOptions {
  return {
    consumer: 'server',
    keepProcessEnv: false,
    resolve: {
      noExternal: true,
      builtins: [],
      conditions: ['worker', 'browser', 'module', 'development|production'],
      mainFields: ['browser', 'module', 'jsnext:main', 'jsnext', 'main'],
    },
    // Packages in CommonJS run in a worker only when they were bundled before.
    optimizeDeps: {
      noDiscovery: false,
      ignoreOutdatedRequests: true,
      entries: [...endpointSources],
      rolldownOptions: { platform: 'browser' },
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
        checks,
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

function nodeBuild(outDir: string, entry: string): NonNullable<EnvironmentOptions['build']> {
  return {
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      checks,
      input: { entry },
      external: (id) => isBuiltin(id),
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  }
}
