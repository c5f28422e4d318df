import type { SourcePosition } from './source-map.ts'

/** One line of a stack trace. */
export interface StackLine {
  readonly text: string
  /** The place in the project's own files. */
  readonly place?: SourcePosition
}

const atPlace = /^(.*?)(?:\(|@|at )?((?:[a-z][a-z\d+.-]*:)?[^\s()@]*?):(\d+):(\d+)\)?$/i

/**
 * The lines of a stack trace, those of the bundle mapped to the project's files. Knows the forms of V8, SpiderMonkey and
 * JavaScriptCore; any other line stays text.
 *
 * @param find the place that a line and column of the bundle were made from
 */
export function readStack(
  stack: string,
  isBundle: (url: string) => boolean,
  find: (line: number, column: number) => SourcePosition | undefined,
): readonly StackLine[] {
  return stack
    .split('\n')
    .slice(0, 50)
    .map((text) => {
      const [, , url = '', line, column] = atPlace.exec(text.trim()) ?? []
      const place = line !== undefined && isBundle(url) ? find(Number(line), Number(column)) : undefined
      return place === undefined ? { text } : { text: text.replace(`${url}:${line}:${column}`, shown(place)), place }
    })
}

const shown = ({ path, line, column }: SourcePosition): string => `${path}:${line}:${column}`
