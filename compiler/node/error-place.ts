import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { sourceFrame } from '../../sw/core/errors/source-frame.ts'
import { fileOfModule } from '../../sw/core/wire/module-path.ts'
import { withoutQuery } from '../syntax/without-query.ts'

/** Where in a project an error was thrown. */
export interface SourcePlace {
  /** Relative to the project, with line and column where they are known: `src/pages/api/hi.ts:3:9`. */
  readonly file: string
  /** The lines of source around it, with a caret under the place. */
  readonly frame?: string
}

/** The end of a line of a stack. */
const position = /:(\d+):(\d+)\)?$/

/** This package: its sources, or what was compiled from them. */
const ownFolders = ['compiler', 'sw', 'runtime'].map((name) =>
  join(fileURLToPath(new URL('../..', import.meta.url)), name),
)

/**
 * The place of an error in a project's sources: what it says itself, what a bundler says, or the first place of its stack
 * that is neither in a package nor in Node. `undefined` if there is none, as for a value that is not an Error.
 *
 * @param root absolute path; places are shown relative to it
 */
export function sourcePlace(error: unknown, root: string): SourcePlace | undefined {
  return (
    ownPlace(error) ??
    bundlerPlace(error, root) ??
    drawnPlace(property(error, 'message'), root) ??
    ownFile(error) ??
    stackPlace(property(error, 'stack'), root)
  )
}

/** Our own errors name the file and show its lines, if they know them; so does what the dev server sends to a worker. */
function ownPlace(error: unknown): SourcePlace | undefined {
  const [file, frame] = [property(error, 'file'), property(error, 'frame')]
  return typeof file === 'string' && typeof frame === 'string' ? { file, frame } : undefined
}

/** A file that is no code, such as an entry of a collection. */
function ownFile(error: unknown): SourcePlace | undefined {
  const [file, hint] = [property(error, 'file'), property(error, 'hint')]
  return typeof file === 'string' && typeof hint === 'string' ? { file } : undefined
}

/** The place of a text in a source file. Only the file, if it cannot be read or does not hold the text. */
export function textPlace(id: string, text: string, root: string): SourcePlace {
  const source = sourceOf(id)
  const index = source.indexOf(text)
  if (index < 0) return { file: shown(id, root) }
  const lines = source.slice(0, index).split('\n')
  const column = (lines.at(-1)?.length ?? 0) + 1
  return { file: `${shown(id, root)}:${lines.length}:${column}`, frame: sourceFrame(source, index, text.length) }
}

/** Vite's and Rolldown's errors have `id`, `loc` (columns from 0) and `frame`. */
function bundlerPlace(error: unknown, root: string): SourcePlace | undefined {
  const [loc, frame] = [property(error, 'loc'), property(error, 'frame')]
  const [line, column] = [property(loc, 'line'), property(loc, 'column')]
  const path = [property(loc, 'file'), property(error, 'id')].find((value) => typeof value === 'string')
  if (typeof path !== 'string' || typeof line !== 'number') return undefined
  return {
    file: `${shown(path, root)}:${line}${typeof column === 'number' ? `:${column + 1}` : ''}`,
    ...(typeof frame === 'string' && frame.trim() !== '' ? { frame } : frameAt(path, line, Number(column) + 1 || 1)),
  }
}

/** Rolldown draws the lines into its message, below the place. */
function drawnPlace(message: unknown, root: string): SourcePlace | undefined {
  if (typeof message !== 'string') return undefined
  const drawn = stripVTControlCharacters(message)
  const start = drawn.indexOf('╭─[ ')
  const end = drawn.indexOf(' ]\n', start)
  if (start < 0 || end < 0) return undefined
  const place = drawn.slice(start + '╭─[ '.length, end)
  const [, row, column] = position.exec(place) ?? []
  if (row === undefined) return undefined
  const file = resolve(root, place.slice(0, -`:${row}:${column}`.length))
  return { file: `${shown(file, root)}:${row}:${column}`, ...frameAt(file, Number(row), Number(column)) }
}

function stackPlace(stack: unknown, root: string): SourcePlace | undefined {
  if (typeof stack !== 'string') return undefined
  for (const text of stack.split('\n')) {
    const line = text.trim()
    const [, row, column] = position.exec(line) ?? []
    const file = stackFile(line)
    if (row === undefined || !isAuthors(file)) continue
    return { file: `${shown(file, root)}:${row}:${column}`, ...frameAt(file, Number(row), Number(column)) }
  }
  return undefined
}

/** The file in a line of a stack: `at GET (/app/a.ts:3:9)` in V8, `GET@/app/a.ts:3:9` in other engines. */
function stackFile(line: string): string {
  const head = line.replace(position, '')
  const open = line.endsWith(')') ? head.indexOf(' (') : -1
  const isV8 = head.startsWith('at ')
  const start = isV8 && open >= 0 ? open + ' ('.length : isV8 ? 'at '.length : head.indexOf('@') + 1
  const path = head.slice(start).replace(/^async /, '')
  if (path.startsWith('file:///') && URL.canParse(path)) return fileURLToPath(path)
  const query = path.lastIndexOf('?')
  return query < 0 ? path : path.slice(0, query)
}

/** Firefox names evaluated text after the file that evaluated it: `/app/a.ts line 7 > eval`. */
const evaluated = / line \d+ > \w+$/

const isAuthors = (file: string): boolean =>
  isAbsolute(file) &&
  !evaluated.test(file) &&
  !/[/\\]node_modules[/\\]/.test(file) &&
  !ownFolders.some((folder) => file.startsWith(folder))

const shown = (file: string, root: string): string => {
  const path = namedFile(file)
  const inside = relative(root, path)
  return (inside.startsWith('..') ? path : inside).replaceAll('\\', '/')
}

function frameAt(file: string, row: number, column: number): { readonly frame?: string } {
  const source = sourceOf(file)
  const before = source.split('\n').slice(0, row - 1)
  const offset = before.reduce((sum, line) => sum + line.length + 1, 0) + column - 1
  return offset < source.length ? { frame: sourceFrame(source, offset) } : {}
}

/** The file of an id: without its query, or by its escaped name (`modulePath`). A file's own name may hold `#`. */
function namedFile(id: string): string {
  if (existsSync(id)) return id
  const path = withoutQuery(id)
  return existsSync(path) || !existsSync(fileOfModule(path)) ? path : fileOfModule(path)
}

/** Empty, if the file cannot be read. */
function sourceOf(file: string): string {
  try {
    return readFileSync(namedFile(file), 'utf8')
  } catch {
    return ''
  }
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
