const comment = /\/\/.*|\/\*[\s\S]*?\*\//
const string = /'[^'\n]*'|`[^`]*`/
const number = /\b\d[\d_.]*\b/
const keyword =
  /\b(?:async|await|class|const|else|export|extends|false|for|from|function|if|import|interface|let|new|null|of|readonly|return|satisfies|throw|true|try|catch|type|typeof|undefined)\b(?!\.)/
const name = /\b[a-zA-Z_]\w*(?=\()/
const type = /\b[A-Z]\w*\b/

const tokens = new RegExp(
  Object.entries({ comment, string, keyword, function: name, type, number })
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'g',
)

/** TypeScript with its tokens coloured. */
export function Highlighted({ code }: { readonly code: string }) {
  const parts = []
  let end = 0
  for (const match of code.matchAll(tokens)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0]
    parts.push(code.slice(end, match.index), <span class={`token-${kind}`}>{match[0]}</span>)
    end = match.index + match[0].length
  }
  return (
    <code>
      {parts}
      {code.slice(end)}
    </code>
  )
}
