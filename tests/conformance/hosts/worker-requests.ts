import { filePaths } from '../../../compiler/site/file-paths.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { ProjectFacts } from '../facts.ts'
import type { ProjectOptions } from '../options.ts'
import { filesBelow } from '../project.ts'
import { coreManifest } from './core-project.ts'

/** Which requests a built worker has to answer, by the same table and the files of the build. */
export interface WorkerRequests {
  isAnswered(target: string): boolean
}

export function workerRequests(
  root: string,
  outDir: string,
  options: ProjectOptions,
  facts: ProjectFacts,
): WorkerRequests {
  const manifest = coreManifest(root, options)
  const prerendered = facts.endpoints.filter(facts.isPrerendered).map(({ file }) => file)
  const app = createApp({
    manifest: { ...manifest, files: filePaths(filesBelow(outDir), manifest.base), prerendered },
    load: (file) => {
      throw new Error(`${file} runs in the worker only.`)
    },
  })
  return { isAnswered: (target) => app.match(target) !== undefined }
}
