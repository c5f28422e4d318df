export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark' | 'space'
  readonly text: string
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/g

/** Deeper than this the lines are not indented further: they would be longer than the text. */
const deepest = 100

/**
 * JSON over several lines, in parts to be coloured. Numbers and repeated keys stay as they were sent.
 *
 * @returns undefined where the text is no JSON
 */
export function prettyJson(text: string): readonly JsonToken[] | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const found = text.match(token) ?? []
  const tokens: JsonToken[] = []
  let depth = 0
  const line = (): void => void tokens.push({ kind: 'space', text: `\n${'  '.repeat(Math.min(depth, deepest))}` })
  for (const [index, part] of found.entries()) {
    const next = found[index + 1]
    if (part === '{' || part === '[') {
      tokens.push({ kind: 'mark', text: part })
      depth += 1
      if (next !== '}' && next !== ']') line()
    } else if (part === '}' || part === ']') {
      depth -= 1
      const before = found[index - 1]
      if (before !== '{' && before !== '[') line()
      tokens.push({ kind: 'mark', text: part })
    } else if (part === ',') {
      tokens.push({ kind: 'mark', text: part })
      line()
    } else if (part === ':') tokens.push({ kind: 'mark', text: ': ' })
    else if (part.startsWith('"')) tokens.push({ kind: next === ':' ? 'key' : 'string', text: part })
    else tokens.push({ kind: /^[tfn]/.test(part) ? 'word' : 'number', text: part })
  }
  return tokens
}
