import { files } from '../state/project.ts'
import type { Content } from '../state/project-files.ts'
import { showToast } from '../state/toasts.ts'
import { newPathError } from './path-rules.ts'
import { replaceFiles } from './tree-state.ts'

/** The most that a project takes at once, in bytes. */
const most = 20_000_000

interface Upload {
  readonly path: string
  readonly file: File
}

/** Takes files over into a folder of the project; a file that is there already is replaced, and Undo brings it back. */
export async function upload(folder: string, uploads: readonly Upload[]): Promise<void> {
  const size = uploads.reduce((sum, { file }) => sum + file.size, 0)
  if (size > most) return showToast({ text: `Together the files are larger than ${most / 1_000_000} MB.` })
  const added = new Map<string, Content>()
  for (const { path, file } of uploads) {
    const target = folder === '' ? path : `${folder}/${path}`
    const others = [...files.peek().keys(), ...added.keys()].filter((other) => other !== target)
    const error = newPathError(target, others)
    if (error !== undefined) return showToast({ text: `${path} was not added. ${error}` })
    added.set(target, textOrBytes(new Uint8Array(await file.arrayBuffer())))
  }
  if (added.size > 0) replaceFiles(added)
}

/** Text where the bytes are UTF-8 without NUL. */
export function textOrBytes(bytes: Uint8Array): Content {
  if (bytes.subarray(0, 8000).includes(0)) return bytes
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}

/** The dropped files, including those in dropped folders. Call it while the event is handled. */
export async function droppedFiles(data: DataTransfer): Promise<Upload[]> {
  const entries = Array.from(data.items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  return (await Promise.all(entries.filter((entry) => entry !== null).map(filesOf))).flat()
}

async function filesOf(entry: FileSystemEntry): Promise<Upload[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry instanceof FileSystemFileEntry) {
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }]
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return []
  const reader = entry.createReader()
  const inside: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    inside.push(...some)
  }
  return (await Promise.all(inside.map(filesOf))).flat()
}
