import MagicString, { type SourceMap } from 'magic-string'
import { declaredNames } from '../syntax/declared-names.ts'
import { isSyntaxNode, walk } from '../syntax/walk.ts'

const names = new Set(['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'])

/**
 * The bundler takes these functions for pure and drops a call whose result is unused, even inside `try`, where an
 * author asks whether it throws. As properties of the global object they are kept, so that an endpoint does after the
 * build what it does in development. `null`: there is nothing to change.
 */
export function keepThrowingGlobals(
  code: string,
  program: unknown,
): { readonly code: string; readonly map: SourceMap } | null {
  const own = declaredNames(program)
  const text = new MagicString(code)
  walk(program, (node) => {
    const { callee } = node
    if (node.type !== 'CallExpression' || !isSyntaxNode(callee) || callee.type !== 'Identifier') return
    if (isGlobalName(callee.name, own)) text.appendLeft(callee.start, 'globalThis.')
  })
  return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) } : null
}

const isGlobalName = (name: unknown, own: ReadonlySet<string>): boolean =>
  typeof name === 'string' && names.has(name) && !own.has(name)
