import { diskFiles } from '../../../compiler/node/disk-files.ts'
import { readManifest } from '../../../compiler/project/manifest.ts'
import { appSettings, fillSettings } from '../../../compiler/project/settings.ts'
import type { AppOptions } from '../../../sw/core/app/app.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { HostProject } from '../host.ts'
import { startModules } from './module-server.ts'

type ProjectSettings = Omit<HostProject, 'folder'>

/** A project loaded into this process. */
export interface CoreProject {
  readonly manifest: RouteManifest
  /** Warnings go nowhere, since only answers are judged. */
  readonly app: Omit<AppOptions, 'manifest' | 'files'>
  close(): Promise<void>
}

/** The route table of the project in `root`. */
export async function coreManifest(root: string, { base, stowaway }: ProjectSettings): Promise<RouteManifest> {
  return (await readManifest(diskFiles(root), { ...fillSettings(stowaway), base })).manifest
}

/** Opens the project in `root`. */
export async function openCoreProject(root: string, project: ProjectSettings): Promise<CoreProject> {
  const settings = fillSettings(project.stowaway)
  const manifest = await coreManifest(root, project)
  const { load, close } = await startModules(root, project)
  return {
    manifest,
    close,
    app: {
      ...appSettings(settings),
      load,
      onWarning: () => {},
      ...(settings.serverTiming && { serverTiming: 'node' }),
    },
  }
}
