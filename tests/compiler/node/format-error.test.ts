import { join } from 'node:path'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { formatError } from '../../../compiler/node/format-error.ts'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'

const colours = picocolors.createColors(false)
const format = (error: unknown, debug = false) => formatError(error, { colours, debug })

describe('our own error', () => {
  const place = { file: 'src/pages/[id].ts', frame: '1 | const a\n  |       ^' }

  test('has code, message, place, frame and hint', () => {
    const error = compilerError('PortInUse', { port: 80, host: 'localhost' }, place)
    expect(format(error).split('\n')).toEqual([
      `error PortInUse: ${error.message}`,
      '  at src/pages/[id].ts',
      '',
      '  1 | const a',
      '    |       ^',
      '',
      `  hint: ${error.hint}`,
    ])
  })

  test('shows its cause and the place of it, without its own stack', () => {
    const error = compilerError('PortInUse', { port: 80, host: 'localhost' }, { cause: new Error('EADDRINUSE') })
    expect(format(error)).toMatch(/ {2}caused by error: EADDRINUSE$/)
    expect(format(error)).not.toContain('stowaway-error')
  })
})

/** An error of a tool: its stack points to no source of the project. */
function foreign<Thrown extends Error>(error: Thrown): Thrown {
  error.stack = `${error.name}: ${error.message}\n    at run (${process.cwd()}/node_modules/tool/format-error.test.js:1:2)`
  return error
}

describe('another error', () => {
  test.each([
    [foreign(new Error('broken')), 'error: broken'],
    [foreign(new TypeError()), 'error: TypeError'],
    ['text', 'error: A value that is not an Error was thrown: text'],
    [undefined, 'error: A value that is not an Error was thrown: undefined'],
  ])('%s has its message', (error, text) => {
    expect(format(error)).toBe(text)
  })

  test('has its stack on demand only', () => {
    const error = foreign(new Error('broken'))
    expect(format(error)).not.toContain('format-error.test')
    expect(format(error, true)).toContain('format-error.test')
  })

  test('that code of the project threw has its place', () => {
    const text = format(new Error('broken'))
    expect(text).toMatch(/^error: broken\n {2}at tests\/compiler\/node\/format-error\.test\.ts:\d+:\d+\n\n(.*\n)*.*\^/)
  })

  test('does not repeat a cause that its message contains', () => {
    expect(format(new Error('Cannot load a.ts: broken', { cause: new Error('broken') }))).not.toMatch(/^ +caused by/m)
  })
})

describe('an error of the bundler', () => {
  const id = join(process.cwd(), 'src/a.ts')

  test('has file, line and column, counted from 1, and the frame', () => {
    const error = Object.assign(new Error('Unexpected token'), {
      id,
      loc: { file: id, line: 3, column: 5 },
      frame: '3 |   b: ,\n  |      ^',
    })
    expect(format(error).split('\n')).toEqual([
      'error: Unexpected token',
      `  at ${join('src', 'a.ts')}:3:6`,
      '',
      '  3 |   b: ,',
      '    |      ^',
      '',
      '  hint: Correct the source there, and run the command again.',
    ])
  })

  test('does not repeat a place that its message shows', () => {
    const error = Object.assign(new Error('Unexpected token\n  ╭─[ src/a.ts:3:6 ]\n3 │ b: ,'), {
      loc: { file: id, line: 3, column: 5 },
    })
    expect(format(error).match(/src.a\.ts:3:6/g)).toHaveLength(1)
    expect(format(error)).toContain('hint: Correct the source there')
  })

  test('with several errors shows each of them', () => {
    const error = Object.assign(new Error('Build failed with 2 errors'), {
      errors: [foreign(new Error('one')), foreign(new Error('two'))],
    })
    expect(format(error)).toBe('error: one\n\nerror: two')
  })

  test('loses its colours in a pipe', () => {
    expect(format(foreign(new Error('\u001b[31m[PARSE_ERROR] \u001b[0mUnexpected')))).toBe(
      'error: [PARSE_ERROR] Unexpected',
    )
  })
})
