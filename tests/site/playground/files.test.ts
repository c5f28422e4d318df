import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newPathError, pathError } from '../../../site/playground/files/path-rules.ts'
import { routeOf } from '../../../site/playground/files/route-of.ts'
import { treeAction } from '../../../site/playground/files/tree-keys.ts'
import { treeRows } from '../../../site/playground/files/tree-rows.ts'
import { forgetUndo, moveTo, remove, replaceFiles, undo } from '../../../site/playground/files/tree-state.ts'
import { edited, flushEdit } from '../../../site/playground/state/edits.ts'
import { files, openPath } from '../../../site/playground/state/project.ts'
import { movedPath } from '../../../site/playground/state/project-files.ts'

test.for(['a', 'src/pages/api/[id].json.ts', 'src/pages/[...rest].ts', '.env', 'a b/ü.txt', '__proto__', 'distance/a'])(
  'a file may have the path %s',
  (path) => expect(pathError(path)).toBe(undefined),
)

test.for([
  '',
  ' ',
  '/a',
  'a/',
  'a//b',
  '../a',
  'a/./b',
  'a\\b',
  'c:a',
  'a?',
  'a*',
  ' a',
  'a /b',
  'a.',
  'a\u0000',
  'a\nb',
  'a\u200Bb',
  'node_modules/x',
  'a/.GIT/config',
  'dist/x',
  'x'.repeat(201),
])('no file may have the path %j', (path) => expect(pathError(path)).toEqual(expect.any(String)))

test.for([
  { path: 'a.ts', error: /already/ },
  { path: 'A.TS', error: /already/ },
  { path: 'src', error: /is a folder/ },
  { path: 'a.ts/b.ts', error: /a\.ts is a file/ },
  { path: 'src/pages', error: undefined },
  { path: 'src/c.ts', error: undefined },
])('beside a.ts and src/b.ts, $path', ({ path, error }) => {
  const found = newPathError(path, ['a.ts', 'src/b.ts'])
  if (error === undefined) expect(found).toBe(undefined)
  else expect(found).toMatch(error)
})

test.for([
  ['src/pages/api/[id].json.ts', '/api/[id].json'],
  ['src/pages/index.ts', '/'],
  ['src/pages/blog/index.js', '/blog'],
  ['src/pages/index.json.ts', '/index.json'],
  ['src/pages/reindex.ts', '/reindex'],
  ['src/pages/_draft.ts', undefined],
  ['src/pages/_lib/a.ts', undefined],
  ['src/pages/a.d.ts', undefined],
  ['src/pages/a.test.ts', undefined],
  ['src/pages/readme.md', undefined],
  ['src/a.ts', undefined],
] as const)('%s makes the route %s', ([path, route]) => expect(routeOf(path)).toBe(route))

test.for([
  ['a/b', 'a', 'c', 'c/b'],
  ['a', 'a', 'b/c', 'b/c'],
  ['ab', 'a', 'c', 'ab'],
] as const)('%s, when %s becomes %s, is %s', ([path, from, to, moved]) => expect(movedPath(path, from, to)).toBe(moved))

const rows = treeRows(['index.html', 'src/pages/b.ts', 'src/pages/a.ts', 'src/z.ts'], new Set())

test('folders come first, and each row knows its place', () => {
  expect(rows.map(({ path, level, position, siblings }) => [path, level, position, siblings])).toEqual([
    ['src', 1, 1, 2],
    ['src/pages', 2, 1, 2],
    ['src/pages/a.ts', 3, 1, 2],
    ['src/pages/b.ts', 3, 2, 2],
    ['src/z.ts', 2, 2, 2],
    ['index.html', 1, 2, 2],
  ])
  expect(treeRows(['a/b/c'], new Set(['a'])).map(({ path }) => path)).toEqual(['a'])
})

test.for([
  { at: 'src', key: 'ArrowDown', does: { do: 'focus', path: 'src/pages' } },
  { at: 'src', key: 'ArrowUp', does: undefined },
  { at: 'src', key: 'ArrowRight', does: { do: 'focus', path: 'src/pages' } },
  { at: 'src', key: 'ArrowLeft', does: { do: 'toggle', path: 'src' } },
  { at: 'src/pages/b.ts', key: 'ArrowLeft', does: { do: 'focus', path: 'src/pages' } },
  { at: 'src/pages/b.ts', key: 'ArrowRight', does: undefined },
  { at: 'src', key: 'End', does: { do: 'focus', path: 'index.html' } },
  { at: 'index.html', key: 'Home', does: { do: 'focus', path: 'src' } },
  { at: 'index.html', key: 'Enter', does: { do: 'open', path: 'index.html' } },
  { at: 'src', key: 'Enter', does: { do: 'toggle', path: 'src' } },
  { at: 'src/z.ts', key: 'F2', does: { do: 'rename', path: 'src/z.ts' } },
  { at: 'src/z.ts', key: 'Delete', does: { do: 'remove', path: 'src/z.ts' } },
  { at: 'src', key: 'z', does: { do: 'focus', path: 'src/z.ts' } },
  { at: undefined, key: 'ArrowDown', does: { do: 'focus', path: 'src/pages' } },
  { at: 'src', key: 'Tab', does: undefined },
])('at $at, $key does $does', ({ at, key, does }) => {
  expect(treeAction(rows, at, { key, isCommand: false })).toEqual(does)
})

describe('typing in a large file, which is read out of the editor after a pause', () => {
  const path = 'src/pages/large.ts'
  const text = 'x'.repeat(1_500_000)
  const typed = `${text} typed`

  beforeEach(() => {
    vi.useFakeTimers()
    files.value = new Map([[path, text]])
    openPath.value = path
    forgetUndo()
    // From the first edit on, the editor knows how large the file is.
    edited(path, () => text)
    edited(path, () => typed)
    expect(files.value.get(path)).toBe(text)
  })
  afterEach(() => {
    flushEdit()
    vi.useRealTimers()
  })

  test('is there after the pause', () => {
    vi.advanceTimersByTime(400)
    expect(files.value.get(path)).toBe(typed)
  })

  test('moves with the file', () => {
    moveTo(path, 'src/pages/moved.ts')
    vi.advanceTimersByTime(400)
    expect([...files.value]).toEqual([['src/pages/moved.ts', typed]])
  })

  test('is deleted with the file, and comes back with it', () => {
    remove(path)
    vi.advanceTimersByTime(400)
    expect(files.value.size).toBe(0)
    undo()
    expect(files.value.get(path)).toBe(typed)
  })

  test('does not win over an upload', () => {
    replaceFiles(new Map([[path, 'uploaded']]))
    vi.advanceTimersByTime(400)
    expect(files.value.get(path)).toBe('uploaded')
  })
})
