import { type SourceFiles, textOf } from '../content/source-files.ts'

/** The prefixes of variables that may be known to anyone, Astro's beside Vite's. */
const publicName = /^(?:VITE|PUBLIC)_/

/** A line of an `.env` file, as the package dotenv reads it. */
const variableLine =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm

/**
 * The public variables of a project's `.env` files, in Vite's order: those for a mode go before the others, local ones
 * before shared ones. Private variables are left where they are; values are not expanded.
 */
export function publicVariables(files: SourceFiles, mode: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const name of ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]) {
    const content = files.get(name)
    if (content === undefined) continue
    for (const [, key = '', value = ''] of textOf(content).replaceAll('\r\n', '\n').matchAll(variableLine)) {
      if (publicName.test(key)) found.set(key, unquoted(value.trim()))
    }
  }
  return found
}

function unquoted(value: string): string {
  const text = value.replace(/^(['"`])([\s\S]*)\1$/, '$2')
  return value.startsWith('"') ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text
}
