import type { Rolldown } from 'vite'

const mapComment = /\n?\/\/# sourceMappingURL=(\S+)\s*$/
const inMap = /^(data:application\/json[^,]*;base64,)(.*)$/

/** A script, and the comment in its last line that names or holds its source map. */
export interface MappedScript {
  readonly code: string
  /** With the line break before it; empty without a map. */
  readonly comment: string
}

/** Takes the comment off a script: only the last line may name the map. */
export function withoutMapComment(script: string): MappedScript {
  const comment = mapComment.exec(script)?.[0] ?? ''
  return { code: script.slice(0, script.length - comment.length), comment: comment && `\n${comment.trim()}` }
}

/** Changes the source map of a chunk, as a file beside it or in the comment, and returns the comment. */
export function changeMap(
  bundle: Rolldown.OutputBundle,
  fileName: string,
  comment: string,
  change: (map: string) => string,
): string {
  const file = bundle[`${fileName}.map`]
  if (file?.type === 'asset') file.source = change(String(file.source))
  const [, start, data] = inMap.exec(mapComment.exec(comment)?.[1] ?? '') ?? []
  if (start === undefined || data === undefined) return comment
  const changed = Buffer.from(change(Buffer.from(data, 'base64').toString())).toString('base64')
  return `\n//# sourceMappingURL=${start}${changed}`
}
