import { keepLineEnds } from './keep-line-ends.ts'

interface Merged {
  readonly text: string
  readonly added: readonly string[]
}

/**
 * Adds the scripts that a `package.json` lacks, and keeps its indentation and its line ends. Returns `undefined` if
 * the text or its scripts are not a JSON object.
 */
export function mergeScripts(text: string, scripts: Readonly<Record<string, string>>): Merged | undefined {
  const content = parseObject(text)
  const present = content?.scripts ?? {}
  if (content === undefined || !isObject(present)) return undefined
  const added = Object.keys(scripts).filter((name) => !Object.hasOwn(present, name))
  const merged = { ...present, ...Object.fromEntries(added.map((name) => [name, scripts[name]])) }
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? 2
  const end = text.endsWith('\n') ? '\n' : ''
  const after = JSON.stringify({ ...content, scripts: merged }, null, indent) + end
  return { text: keepLineEnds(text, after), added }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    // Some editors write a byte order mark, which JSON does not know.
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
