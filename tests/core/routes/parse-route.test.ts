import { describe, expect, test } from 'vitest'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { parsePattern, parseRoute } from '../../../sw/core/routes/parse-route.ts'
import type { RouteSegment } from '../../../sw/core/routes/route.ts'

/** Segments in short: `text`, `:param`, `*rest`, parts of one segment joined by `+`. */
const inShort = (segments: readonly RouteSegment[]): string[] =>
  segments.map((segment) =>
    segment
      .map((part) => (part.kind === 'static' ? part.text : `${part.kind === 'rest' ? '*' : ':'}${part.name}`))
      .join('+'),
  )

const thrown = (run: () => unknown): StowawayError => {
  try {
    run()
  } catch (error) {
    if (error instanceof StowawayError) return error
  }
  throw new Error('nothing was thrown')
}

describe('the route of an endpoint file', () => {
  test.each([
    ['index.ts', '/', []],
    ['index.js', '/', []],
    ['api/index.ts', '/api', ['api']],
    ['api/index.json.ts', '/api/index.json', ['api', 'index.json']],
    ['index.json.ts', '/index.json', ['index.json']],
    ['index/x.ts', '/index/x', ['index', 'x']],
    ['myindex.ts', '/myindex', ['myindex']],
    ['data.json.ts', '/data.json', ['data.json']],
    ['noext.js', '/noext', ['noext']],
    ['feed.v2.xml.ts', '/feed.v2.xml', ['feed.v2.xml']],
    ['Case.json.ts', '/Case.json', ['Case.json']],
    ['[id].ts', '/[id]', [':id']],
    ['[Id].json.ts', '/[Id].json', [':Id+.json']],
    ['[$a_1].ts', '/[$a_1]', [':$a_1']],
    ['[lang]/about.ts', '/[lang]/about', [':lang', 'about']],
    ['[lang]-[version].ts', '/[lang]-[version]', [':lang+-+:version']],
    ['[a].[b].ts', '/[a].[b]', [':a+.+:b']],
    ['[...path].ts', '/[...path]', ['*path']],
    ['x/[...path]/end.ts', '/x/[...path]/end', ['x', '*path', 'end']],
    ['pre-[...rest].json.ts', '/pre-[...rest].json', ['pre-+*rest+.json']],
    ['[].txt.ts', '/[].txt', ['[].txt']],
    ['[[a]].ts', '/[[a]]', ['[+:a+]']],
    ['a]b[c.ts', '/a]b[c', ['a]b[c']],
    ['with space.ts', '/with space', ['with space']],
    ['e\u0301.ts', '/é', ['é']],
    ['%5Bx%5D.ts', '/%5Bx%5D', ['[x]']],
    ['a?b#c.ts', '/a?b#c', ['a%3Fb%23c']],
  ])('%s', (file, id, segments) => {
    const route = parseRoute(file)
    expect({ ...route, segments: inShort(route.segments) }).toEqual({ id, file, segments })
  })
})

describe('a pattern of the redirects option', () => {
  test.each([
    ['/old', '/old', ['old']],
    ['old/', '/old', ['old']],
    ['/old/index.ts', '/old/index.ts', ['old', 'index.ts']],
    ['/', '/', []],
    ['/file/[id].json', '/file/[id].json', ['file', ':id+.json']],
  ])('%s', (pattern, id, segments) => {
    const parsed = parsePattern(pattern)
    expect({ id: parsed.id, segments: inShort(parsed.segments) }).toEqual({ id, segments })
  })
})

describe('a file name that is no route is refused, with a caret under the fault', () => {
  test.each([
    ['a/[open.txt.ts', 'RouteBracketsUnbalanced', '  ^'],
    ['close].ts', 'RouteBracketsUnbalanced', '     ^'],
    ['a]b]c[.ts', 'RouteBracketsUnbalanced', ' ^'],
    ['x/[a][b].txt.ts', 'RouteParamsAdjacent', '    ^^'],
    ['🚀/[a-b].ts', 'RouteParamInvalid', '   ^^^'],
    ['[1 bad].txt.ts', 'RouteParamInvalid', ' ^^^^^'],
    ['[é].ts', 'RouteParamInvalid', ' ^'],
    ['[..a].ts', 'RouteParamInvalid', ' ^^^'],
    ['[...].ts', 'RouteParamInvalid', ' ^^^'],
    ['[id(\\d+)].ts', 'RouteParamInvalid', ' ^^^^^^^'],
    ['[id]/[...id].ts', 'RouteParamRepeated', '      ^^^^^'],
    ['[id]/[id]/x.ts', 'RouteParamRepeated', '      ^^'],
    ['two%20words.json.ts', 'RouteEscaped', '   ^^^'],
    ['lang/c%23.ts', 'RouteEscaped', '      ^^^'],
    ['%5Bx%5D/%C3%A9.ts', 'RouteEscaped', '        ^^^'],
    ['a%2541.ts', 'RouteEscaped', ' ^^^'],
  ])('%s: %s', (file, code, carets) => {
    const error = thrown(() => parseRoute(file))
    expect({ code: error.code, file: error.file, frame: error.frame }).toEqual({
      code,
      file,
      frame: `  ${file}\n  ${carets}`,
    })
    expect(error.message).toContain(file)
    expect(error.hint).not.toBe('')
  })

  test('an expression in brackets is explained', () => {
    expect(thrown(() => parseRoute('[id(\\d+)].ts')).hint).toContain('cannot contain an expression')
  })
})
