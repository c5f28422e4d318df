/** The doc comment right before an offset, without its stars. Plain comments may be in between. */
export function docstringBefore(code: string, offset: number): string {
  const before = code.slice(Math.max(0, offset - 8000), offset).replace(/(?:\n[ \t]*\/\/.*|\s)+$/, '')
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/$/.exec(before)?.[1]
  if (comment === undefined) return ''
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}

/** A docstring as Markdown: tags become list entries and examples code, links of TSDoc become code. */
export function docstringMarkdown(text: string): string {
  return text
    .split(/^(?=@\w+)/m)
    .map((part) => (part.startsWith('@example') ? example(part.slice('@example'.length).trim()) : tagged(part)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const example = (code: string): string => (code.includes('```') ? `\n${code}\n` : `\n\`\`\`ts\n${code}\n\`\`\`\n`)

const tagged = (text: string): string =>
  text
    .replace(/\{@link ([^}]+)\}/g, '`$1`')
    .replace(/^@param (\S+)\s+/, '\n- `$1`: ')
    .replace(/^@returns\s+/, '\n- Returns ')
    .replace(/^@throws\s+/, '\n- Throws ')
