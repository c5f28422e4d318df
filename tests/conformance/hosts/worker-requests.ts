import { filePaths } from '../../../compiler/site/file-paths.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import { coreManifest } from '../../hosts/core/core-project.ts'
import { filesBelow } from '../../hosts/files-below.ts'
import type { HostProject } from '../../hosts/host.ts'
import type { ProjectFacts } from '../facts.ts'

/** Which requests a built worker has to answer, by the same table and the files of the build. */
export interface WorkerRequests {
  isAnswered(target: string): boolean
}

export async function workerRequests(
  root: string,
  outDir: string,
  project: HostProject,
  facts: ProjectFacts,
): Promise<WorkerRequests> {
  const manifest = await coreManifest(root, project)
  const prerendered = facts.endpoints.filter(facts.isPrerendered).map(({ file }) => file)
  const app = createApp({
    manifest: { ...manifest, files: filePaths(filesBelow(outDir), manifest.base), prerendered },
    load: (file) => {
      throw new Error(`${file} runs in the worker only.`)
    },
  })
  return { isAnswered: (target) => app.match(target) !== undefined }
}
