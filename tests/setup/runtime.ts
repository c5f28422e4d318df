import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRuntime } from '../../compiler/vite/pack/write-runtime.ts'
import { runtimeFolder } from '../../compiler/vite/package-files.ts'

const sources = ['sw', 'compiler'].map((room) => fileURLToPath(new URL(`../../${room}`, import.meta.url)))

/** The compiler reads the package's own scripts from `dist/`: bundle them again if the sources are newer. */
export default async function bundleRuntime(): Promise<void> {
  const changed = await Promise.all(sources.map(lastChange))
  if (Math.max(...changed) > (await lastChange(runtimeFolder))) await writeRuntime()
}

/** When a file of the folder last changed, in milliseconds; 0 without files. */
async function lastChange(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const times = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs))
  return Math.max(0, ...times)
}
