import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { everyMiddleware, everyRoute } from '../../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { listFiles } from '../../node/list-files.ts'
import { filePaths } from '../../site/file-paths.ts'
import { originFolders, type Project, readProjectManifest, sourceFile } from '../project.ts'
import { existsSoon } from './being-written.ts'
import { FolderTimes } from './folder-times.ts'

/** The route table while files come and go. */
export class RouteTable {
  /** Called after each change, whoever found it. */
  onChange: () => void = () => undefined
  readonly #project: Project
  readonly #warn: (text: string) => void
  #manifest: RouteManifest
  #id: string
  #folders: FolderTimes

  private constructor(project: Project, warn: (text: string) => void, manifest: RouteManifest, folders: FolderTimes) {
    this.#project = project
    this.#warn = warn
    this.#manifest = manifest
    this.#id = idOf(project, manifest)
    this.#folders = folders
  }

  static async read(project: Project, warn: (text: string) => void): Promise<RouteTable> {
    const folders = foldersOf(project)
    return new RouteTable(project, warn, await read(project, warn), folders)
  }

  get manifest(): RouteManifest {
    return this.#manifest
  }

  /** Names this table: another table has another id. */
  get id(): string {
    return this.#id
  }

  /** Reads the folders again if files came or went: the watcher reports that some milliseconds late. */
  async check(): Promise<void> {
    // Folders that make no valid table are reported by the watcher; until they do, the old one answers.
    if (!this.#folders.isCurrent) await this.refresh().catch(() => undefined)
  }

  /** Reads the folders again; the old table stays where they do not make a valid one. */
  async refresh(isAgain = false): Promise<void> {
    const folders = foldersOf(this.#project)
    const manifest = await read(this.#project, this.#warn)
    // An editor may be replacing a file: a table without it would answer with what matches next.
    const isBack = await Promise.all(
      gone(this.#manifest, manifest).map((file) => existsSoon(sourceFile(this.#project, file))),
    )
    if (isBack.includes(true) && !isAgain) return this.refresh(true)
    const id = idOf(this.#project, manifest)
    this.#folders = folders
    if (id === this.#id) return
    this.#manifest = manifest
    this.#id = id
    this.onChange()
  }
}

function gone(before: RouteManifest, after: RouteManifest): readonly string[] {
  const still = new Set(filesIn(after))
  return filesIn(before).filter((file) => !still.has(file))
}

const filesIn = (manifest: RouteManifest): readonly string[] => [
  ...everyRoute(manifest).map(({ file }) => file),
  ...everyMiddleware(manifest),
]

/** The folders of endpoints and public files, and those that may hold the middleware. */
function foldersOf(project: Project): FolderTimes {
  const { pagesFolder, publicFolder } = project
  const above = dirname(pagesFolder)
  const folders = [pagesFolder, ...originFolders(project)]
  return new FolderTimes(publicFolder === undefined ? folders : [...folders, publicFolder], [
    above,
    join(above, 'middleware'),
  ])
}

async function read(project: Project, warn: (text: string) => void): Promise<RouteManifest> {
  const { manifest, warnings } = await readProjectManifest(project)
  warnings.forEach(warn)
  const publicFiles = project.publicFolder === undefined ? [] : await listFiles(project.publicFolder)
  return { ...manifest, files: filePaths(publicFiles, project.base) }
}

/** The folder is part of it: projects follow each other on one port, and may have the same routes. */
function idOf({ root }: Project, manifest: RouteManifest): string {
  return createHash('sha256')
    .update(JSON.stringify([root, manifest]))
    .digest('hex')
    .slice(0, 16)
}
