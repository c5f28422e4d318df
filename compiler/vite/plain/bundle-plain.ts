import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { everyMiddleware, everyRoute } from '../../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { endpointModules } from '../../site/endpoint-modules.ts'
import { moduleOf, type Project } from '../project.ts'
import { stagingFolder } from '../staging.ts'
import { loadRolldown, type RolldownModule } from './load-rolldown.ts'
import { plainModules, type Refusal } from './plain-modules.ts'

/** Every endpoint, bundled for Node, each as a module that is evaluated when it is asked for. */
export interface BundledEndpoints {
  /** The address of the entry. */
  readonly entry: string
  /** The names that each endpoint file exports. */
  readonly exports: Readonly<Record<string, readonly string[]>>
}

interface BundlePlainOptions {
  readonly project: Project
  readonly manifest: RouteManifest
  /** The project has private variables, which `process.env` may name. */
  readonly hasVariables: boolean
}

/**
 * Bundles endpoints that need nothing of Vite, with Vite's bundler alone: in a fraction of the time, and where possible
 * as one file. `undefined`: they do need Vite, or cannot be bundled, which Vite explains better.
 */
export async function bundlePlain(options: BundlePlainOptions): Promise<BundledEndpoints | undefined> {
  const { manifest, project } = options
  const files = [...everyRoute(manifest).map(({ file }) => file), ...everyMiddleware(manifest)]
  // Vite's plugins give such files other names.
  if (files.some((file) => /[?#%]/.test(moduleOf(project, file)))) {
    return undefined
  }
  try {
    const bundler = await loadRolldown()
    return (await bundle(bundler, options, true)) ?? (await bundle(bundler, options, false))
  } catch {
    return undefined
  }
}

const entryId = 'virtual:stowaway/server'

/** `undefined`: not as one file. */
async function bundle(
  { rolldown }: RolldownModule,
  { project, manifest, hasVariables }: BundlePlainOptions,
  isOneFile: boolean,
): Promise<BundledEndpoints | undefined> {
  const importPath = (file: string): string => moduleOf(project, file)
  const entry = `export const variables = {}\nexport const modules = ${endpointModules(manifest, importPath)}\n`
  const refusals: Refusal[] = []
  const refuse = (why: Refusal): never => {
    refusals.push(why)
    throw new Error(why)
  }
  const build = await rolldown({
    cwd: project.root,
    input: { entry: entryId },
    platform: 'node',
    plugins: [plainModules({ entry, entryId, isOneFile, hasVariables, refuse })],
    // As in Vite.
    tsconfig: true,
    resolve: {
      extensions: ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
      conditionNames: ['module', 'node', 'production', 'import', 'default'],
      mainFields: ['module', 'jsnext:main', 'jsnext', 'main'],
    },
    transform: { target: 'node20' },
    onLog: () => {},
  })
  try {
    // Node knows modules by their addresses: a later build in this process must not find those of this one.
    const folder = join(`${stagingFolder(project.root)}-server`, randomUUID())
    const { output } = await build.write({
      dir: folder,
      format: 'es',
      // For the places of errors; the sources are on the disk.
      sourcemap: true,
      sourcemapExcludeSources: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      ...(isOneFile && { codeSplitting: false }),
    })
    const names = new Map(output.flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : [])))
    const exports = everyRoute(manifest).map(
      ({ file }) => [file, names.get(importPath(file))?.renderedExports ?? []] as const,
    )
    return { entry: pathToFileURL(join(folder, 'entry.mjs')).href, exports: Object.fromEntries(exports) }
  } catch (error) {
    if (refusals[0] === 'needs chunks') return undefined
    throw error
  } finally {
    await build.close()
  }
}
