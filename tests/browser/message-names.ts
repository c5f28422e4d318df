import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../architecture/source-files.ts'

/** The names of all messages between pages, workers and frames, as the catalogue has them. */
export async function messageNames(): Promise<string[]> {
  const folder = join(root, 'sw/core/wire/messages')
  const modules: object[] = await Promise.all((await readdir(folder)).map((file) => import(join(folder, file))))
  const names = modules.flatMap((module) => Object.values(module)).filter((value) => typeof value === 'string')
  return [...new Set(names)]
}
