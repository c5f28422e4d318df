import { load } from 'js-yaml'
import { parse } from 'smol-toml'

interface FrontMatter {
  /** Empty where there is none. */
  readonly data: Readonly<Record<string, unknown>>
  /** The source with spaces in place of the front matter, so that lines and columns stay. */
  readonly content: string
}

/**
 * Splits a Markdown file: YAML between lines of `---`, TOML between lines of `+++`. As in Astro, blank lines or a byte
 * order mark may come first. Throws what the parser throws.
 */
export function readFrontMatter(source: string): FrontMatter {
  const start = source.length - source.trimStart().length
  const isAtStart = start === 0 || source[start - 1] === '\n' || (start === 1 && source.startsWith('\uFEFF'))
  const open = delimiterAt(source, start)
  const end = isAtStart && open !== undefined ? closingLine(source, start + 3) : undefined
  if (end === undefined || open === undefined) return { data: {}, content: source }
  const text = source.slice(start + 3, end)
  const parsed: unknown = open === '+++' ? parse(text) : load(text)
  const close = end + 3
  const blank = `   ${text.replace(/[^\r\n]/g, ' ')}   `
  const isPair = source.startsWith(open, end)
  return {
    data: isObject(parsed) ? parsed : {},
    content: isPair ? source.slice(0, start) + blank + source.slice(close) : source,
  }
}

function closingLine(source: string, from: number): number | undefined {
  for (let line = source.indexOf('\n', from); line >= 0; line = source.indexOf('\n', line + 1)) {
    if (delimiterAt(source, line + 1) !== undefined) return line + 1
  }
  return undefined
}

const delimiterAt = (source: string, index: number): '---' | '+++' | undefined =>
  source.startsWith('---', index) ? '---' : source.startsWith('+++', index) ? '+++' : undefined

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
