import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ProjectFiles } from '../project/project-files.ts'
import { scanFolder } from './scan-folder.ts'

/** The port to a project on disk. */
export function diskFiles(root: string): ProjectFiles {
  return {
    list: (folder) => scanFolder(resolve(root, folder)),
    read: (file) => readFile(resolve(root, file), 'utf8').catch(absent),
  }
}

/** A folder of that name, or a file in the place of its folder, also means that the file does not exist. */
function absent(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'ENOTDIR') throw error
}
