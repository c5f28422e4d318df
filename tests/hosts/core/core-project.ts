import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  /** The part of each endpoint's exports that a bundler would know: whether there is a `prerender`. */
  readonly exports: Readonly<Record<string, readonly string[]>>
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
    exports: Object.fromEntries(manifest.routes.map(({ file }) => [file, exportsOf(join(root, 'src/pages', file))])),
    close,
    app: {
      ...appSettings(settings),
      load,
      onWarning: () => {},
      ...(settings.serverTiming && { serverTiming: 'node' }),
    },
  }
}

const exportsOf = (file: string): readonly string[] =>
  /\bprerender\b/.test(readFileSync(file, 'utf8')) ? ['prerender'] : []
