import { strToU8, zipSync } from 'fflate'
import type { Content } from '../state/project-files.ts'

/** A ZIP with one folder. */
export function zipFolder(folder: string, files: ReadonlyMap<string, Content>): Uint8Array<ArrayBuffer> {
  const entries = Array.from(files, ([path, content]): [string, Uint8Array] => [
    `${folder}/${path}`,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(entries), { level: 6 })
}
