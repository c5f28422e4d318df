import { readFile } from 'node:fs/promises'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { socketExport } from '../../../sw/core/sockets/hide-socket.ts'
import { socketPatterns } from '../../site/socket-routes.ts'
import { exportedNames } from '../exported-names.ts'
import { type Project, sourceFile } from '../project.ts'

const word = new RegExp(`\\b${socketExport}\\b`)

/**
 * The patterns of paths at which an endpoint has a WebSocket handler, for pages. By the names that files export: nothing
 * is loaded.
 */
export async function findSockets(project: Project, manifest: RouteManifest): Promise<readonly string[]> {
  const files = manifest.routes.map(({ file }) => file)
  const found = await Promise.all(
    files.map(async (file) => ((await hasSocket(sourceFile(project, file))) ? [file] : [])),
  )
  return socketPatterns(manifest, found.flat()).map(({ source }) => source)
}

async function hasSocket(path: string): Promise<boolean> {
  const source = await readFile(path, 'utf8').catch(() => '')
  // Where the names cannot be known, the word is there too, unless they are all of another file's.
  if (!word.test(source)) return /\bexport\s*\*/.test(source)
  const names = await exportedNames(path)
  return names === undefined || names.includes(socketExport)
}
