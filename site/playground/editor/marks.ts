import type { Diagnostic as Mark } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { Diagnostic } from '../state/compiler-types.ts'

/** The compiler's diagnostics of a file as marks in its text: each underlines the word that it points at. */
export function marksOf(doc: Text, diagnostics: readonly Diagnostic[], path: string): Mark[] {
  return diagnostics
    .filter(({ file }) => file === path)
    .map(({ line = 1, column = 1, length: told, message, hint, severity }) => {
      const { from: start, to: end, text } = doc.line(Math.min(Math.max(1, line), doc.lines))
      const from = Math.min(start + Math.max(0, column - 1), end)
      const length = told ?? /^(?:[\w$]+|.)/u.exec(text.slice(from - start))?.[0].length ?? 0
      return {
        from,
        to: Math.min(from + length, end),
        severity,
        message: hint === undefined ? message : `${message}\n${hint}`,
      }
    })
    .sort((a, b) => a.from - b.from)
}
