import { type SourceFiles, textOf } from '../content/source-files.ts'

/** The prefixes of variables that may be known to anyone, Astro's beside Vite's. */
const publicName = /^(?:VITE|PUBLIC)_/

/**
 * The public variables of a project's `.env` files, in Vite's order: those for a mode go before the others, local ones
 * before shared ones. Private variables are left where they are; values are not expanded.
 */
export function publicVariables(files: SourceFiles, mode: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const name of ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]) {
    const content = files.get(name)
    if (content === undefined) continue
    for (const [key, value] of variablesIn(textOf(content).replaceAll('\r\n', '\n'))) {
      if (publicName.test(key)) found.set(key, value)
    }
  }
  return found
}

/** The variables of one file, as the package dotenv reads them, in linear time. */
function* variablesIn(text: string): Generator<readonly [key: string, value: string]> {
  let at = 0
  while (at < text.length) {
    const lineEnd = endOfLine(text, at)
    const separator = text.slice(at, lineEnd).search(/=|:[ \t]/)
    const key = separator === -1 ? '' : nameOf(text.slice(at, at + separator))
    if (key === '') {
      at = lineEnd + 1
      continue
    }
    const { value, end } = valueAt(text, at + separator + 1)
    yield [key, value]
    at = endOfLine(text, end) + 1
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** The name before the separator; empty where there is none. */
function nameOf(text: string): string {
  const name = text
    .trim()
    .replace(/^export[ \t]/, '')
    .trim()
  return /^[\w.-]+$/.test(name) ? name : ''
}

/** A value may be quoted, and then hold line breaks; otherwise a `#` starts a comment. */
function valueAt(text: string, at: number): { readonly value: string; readonly end: number } {
  const lineEnd = endOfLine(text, at)
  const line = text.slice(at, lineEnd)
  const start = at + line.length - line.trimStart().length
  const quote = text.charAt(start)
  const close = '\'"`'.includes(quote) && start < lineEnd ? closingQuote(text, quote, start + 1) : -1
  if (close === -1) return { value: (line.split('#', 1)[0] ?? '').trim(), end: lineEnd }
  const value = text.slice(start + 1, close)
  return { value: quote === '"' ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : value, end: close }
}

/** Where the next quote is that no backslash escapes. */
function closingQuote(text: string, quote: string, at: number): number {
  let close = text.indexOf(quote, at)
  while (close > 0 && text[close - 1] === '\\') close = text.indexOf(quote, close + 1)
  return close
}
