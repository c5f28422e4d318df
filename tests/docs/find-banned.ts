import { type BannedPhrase, bannedPhrases } from './banned-phrases.ts'
import { proseOf } from './prose.ts'

/** Also over the line breaks of a comment. */
const space = '\\s+(?:(?:\\*|//)\\s+)?'

const expressionOf = ({ phrase }: BannedPhrase): RegExp =>
  new RegExp(`(?<![\\w-])(?:${phrase.replaceAll(' ', space)})(?![\\w-])`, 'gi')

const expressions = bannedPhrases.map((banned) => [banned, expressionOf(banned)] as const)

/** Each banned phrase in a file, as `path:line "the phrase": instead`. */
export function findBanned(path: string, source: string): readonly string[] {
  const found = proseOf(path, source).flatMap(({ text, start }) =>
    expressions.flatMap(([{ instead }, expression]) =>
      [...text.matchAll(expression)].map(({ 0: words, index }) => ({
        line: source.slice(0, start + index).split('\n').length,
        words: words.replace(/\s+/g, ' '),
        instead,
      })),
    ),
  )
  return found
    .sort((a, b) => a.line - b.line)
    .map(({ line, words, instead }) => `${path}:${line} "${words}": write ${instead}`)
}
