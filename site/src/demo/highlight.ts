import { element } from './element.ts'

const tokens =
  /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<string>'[^'\n]*'|`[^`]*`)|(?<keyword>\b(?:async|await|const|export|for|from|function|if|import|interface|let|new|return|type|typeof)\b)|(?<name>\b(?:GET|POST|DELETE|ALL|get|post|del|all|getStaticPaths|prerender)\b(?= =|\())/g

/** TypeScript source with comments, strings, keywords and the exports that matter coloured. */
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
