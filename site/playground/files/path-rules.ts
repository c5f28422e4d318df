const longest = 200
const forbidden = /[\\:*?"<>|]/
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Folders of tools: a project has no files there. */
const reserved = new Set(['.git', '.stowaway', 'node_modules', 'dist'])

/**
 * What is wrong with a path of a project's file; undefined where nothing is. Paths come from links and from dropped
 * folders too, and end as files on a disk.
 */
export function pathError(path: string): string | undefined {
  if (path.trim() === '') return 'Give the file a name.'
  if (path.length > longest) return `A path has at most ${longest} characters.`
  if (unseen.test(path)) return 'The path contains invisible characters.'
  const wrong = forbidden.exec(path)
  if (wrong !== null) return `A path cannot contain the character ${wrong[0]}`
  const names = path.split('/')
  if (names.includes('')) return 'A path needs a name at its start and between slashes: src/pages/hello.json.ts'
  if (names.some((name) => name === '.' || name === '..')) return 'A path cannot contain . or .. as a name.'
  if (names.some((name) => name !== name.trim() || name.endsWith('.'))) {
    return 'A name cannot start or end with a space, or end with a dot.'
  }
  const tools = names.find((name) => reserved.has(name.toLowerCase()))
  if (tools !== undefined) return `The folder ${tools} is reserved for tools.`
  return undefined
}

/** As {@link pathError}, and whether the path has room among those that exist. */
export function newPathError(path: string, existing: Iterable<string>): string | undefined {
  return pathError(path) ?? clash(path, existing)
}

/** The problem with a project's paths together, or undefined. */
export function pathsError(paths: Iterable<string>): string | undefined {
  const seen = new Set<string>()
  const folders = new Set<string>()
  for (const path of paths) {
    const error = pathError(path)
    if (error !== undefined) return error
    const key = path.toLowerCase()
    if (seen.has(key)) return `There is another file at ${path}: only upper and lower case differ.`
    seen.add(key)
    for (const folder of foldersOf(key)) folders.add(folder)
  }
  const both = Array.from(seen).find((path) => folders.has(path))
  return both === undefined ? undefined : `${both} cannot be both a file and a folder.`
}

function clash(path: string, existing: Iterable<string>): string | undefined {
  const key = path.toLowerCase()
  const folders = new Set(foldersOf(key))
  for (const other of existing) {
    const otherKey = other.toLowerCase()
    if (otherKey === key) return `The file ${other} already exists.`
    if (otherKey.startsWith(`${key}/`)) return `${path} is a folder already.`
    if (folders.has(otherKey)) return `${other} is a file, so it cannot contain others.`
  }
  return undefined
}

/** `a/b/c` → `a`, `a/b`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/')
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'))
}
