import { parse } from 'acorn'
import { parseSync } from 'vite'
import type { Uses } from '../../../compiler/uses/uses.ts'
import { usesOf } from '../../../compiler/uses/uses-of.ts'

const roleOf = (id: string) =>
  id === 'middleware.js'
    ? ('middleware' as const)
    : id.startsWith('lib/')
      ? ('library' as const)
      : ('endpoint' as const)

/** What modules use, by path: `lib/` has libraries, `middleware.js` the middleware. Both parsers must agree. */
export function usesOfFiles(files: Readonly<Record<string, string>>): Uses {
  const [own, vites] = [
    (code: string): unknown => parse(code, { ecmaVersion: 'latest', sourceType: 'module' }),
    (code: string): unknown => parseSync('module.js', code).program,
  ].map((parser) =>
    usesOf(Object.entries(files).map(([id, code]) => ({ id, role: roleOf(id), program: parser(code) }))),
  )
  if (own === undefined || JSON.stringify(own) !== JSON.stringify(vites)) {
    throw new Error(`acorn: ${JSON.stringify(own)}; Vite: ${JSON.stringify(vites)}`)
  }
  return own
}

/** The fields that are `true`, but for `waits`, which most code does. */
export const flagsOf = (uses: Uses): readonly string[] =>
  Object.entries(uses).flatMap(([name, value]) => (value === true && name !== 'waits' ? [name] : []))
