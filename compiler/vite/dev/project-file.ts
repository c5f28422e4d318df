import { statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Project } from '../project.ts'

/** Whether a request path is one that the dev server answers with a file of the project, or with a module of Vite's. */
export function isProjectFile(path: string, { root, base }: Project): boolean {
  if (!path.startsWith(`${base}/`)) return false
  const local = path.slice(base.length)
  if (local.startsWith('/@') || local.startsWith('/node_modules/')) return true
  let decoded: string
  try {
    decoded = decodeURIComponent(local)
  } catch {
    return false
  }
  if (decoded.includes('\0')) return false
  const file = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded)
  return file.startsWith(root + sep) && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)
}
