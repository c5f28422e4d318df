import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A project on disk. */
export interface Folder {
  readonly path: string
  read(path: string): Promise<string>
  write(path: string, content: string): Promise<void>
  /** Replaces a text that the file must hold. */
  edit(path: string, from: string | RegExp, to: string): Promise<void>
  delete(path: string): Promise<void>
  /** Removes the folder. */
  remove(): Promise<void>
}

export function editFolder(path: string): Folder {
  const read = (file: string): Promise<string> => readFile(join(path, file), 'utf8')
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true })
    // In one step, as editors do: a watcher must not see half a file.
    await writeFile(join(path, `${file}.new`), content)
    await rename(join(path, `${file}.new`), join(path, file))
  }
  return {
    path,
    read,
    write,
    async edit(file, from, to) {
      const before = await read(file)
      const after = before.replace(from, () => to)
      if (after === before) throw new Error(`${file} has no ${from}:\n${before}`)
      await write(file, after)
    },
    delete: (file) => rm(join(path, file), { recursive: true }),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}
