import { element } from './element.ts'

const comment = /\/\/.*|\/\*[\s\S]*?\*\//
const string = /'[^'\n]*'|`[^`]*`/
const exported = /(?<=export (?:const|function|async function) )\w+/
const keyword =
  /\b(?:async|await|const|export|for|from|function|if|import|interface|let|new|return|true|type|typeof)\b(?!\.)/

const tokens = new RegExp(
  Object.entries({ comment, string, exported, keyword })
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'g',
)

/** TypeScript source with coloured comments, strings, keywords and exports. */
export function highlight(source: string): (Node | string)[] {
  const parts: (Node | string)[] = []
  let end = 0
  for (const match of source.matchAll(tokens)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0]
    parts.push(source.slice(end, match.index), element('span', { class: `token-${kind}` }, match[0]))
    end = match.index + match[0].length
  }
  return [...parts, source.slice(end)]
}
