import { resolve } from 'node:path'
import type { BuildReport } from '../../node/build-report.ts'
import { checkTsconfig } from '../../node/check-tsconfig.ts'
import type { Reporter } from '../../reporter.ts'
import type { ProjectOptions } from '../inline-config.ts'
import { spawnThread } from '../prerender/spawn-thread.ts'
import { readProjectManifest } from '../project.ts'
import { writeSite } from '../site/write-site.ts'
import { bundlePlain } from './bundle-plain.ts'
import { PlainHost } from './plain-host.ts'
import { plainProject } from './plain-project.ts'

/**
 * Writes the prerendered files of a project without loading Vite, which takes longer than the rest of a small pass.
 * `undefined`: the project needs Vite, and nothing was done.
 */
export async function prerenderPlain(options: ProjectOptions, reporter: Reporter): Promise<BuildReport | undefined> {
  const start = performance.now()
  const project = plainProject(options)
  if (project === undefined || project.options.target === 'node') return undefined
  checkTsconfig(project.root)
  // As Vite does.
  process.env.NODE_ENV ??= 'production'
  const { manifest, warnings } = await readProjectManifest(project)
  const thread = spawnThread()
  try {
    const bundle = await bundlePlain({ project, manifest, hasVariables: false })
    if (bundle === undefined) return undefined
    for (const warning of warnings) reporter.warn(warning)
    return await writeSite({
      project,
      manifest,
      start,
      createHost: (place) => new PlainHost({ ...place, project, bundle, thread, reporter }),
      reporter,
      output: { folder: resolve(project.root, options.outDir ?? 'dist'), isEmptied: false, isKept: true },
      hasPages: false,
      filesOnly: true,
    })
  } finally {
    await thread.worker.terminate()
  }
}
