import { createHash } from 'node:crypto'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { listFiles } from '../../node/list-files.ts'
import { filePaths } from '../../site/file-paths.ts'
import { type Project, readProjectManifest } from '../project.ts'

/** The route table while files come and go. */
export class RouteTable {
  readonly #project: Project
  #manifest: RouteManifest
  #id: string

  private constructor(project: Project, manifest: RouteManifest) {
    this.#project = project
    this.#manifest = manifest
    this.#id = idOf(project, manifest)
  }

  static async read(project: Project, warn: (text: string) => void): Promise<RouteTable> {
    return new RouteTable(project, await read(project, warn))
  }

  get manifest(): RouteManifest {
    return this.#manifest
  }

  /** Names this table: another table has another id. */
  get id(): string {
    return this.#id
  }

  /** Reads the folders again; the old table stays where they do not make a valid one. */
  async refresh(warn: (text: string) => void): Promise<'same' | 'changed'> {
    const manifest = await read(this.#project, warn)
    const id = idOf(this.#project, manifest)
    if (id === this.#id) return 'same'
    this.#manifest = manifest
    this.#id = id
    return 'changed'
  }
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
