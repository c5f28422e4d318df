import { describe, expect, test } from 'vitest'
import { hasColours } from '../../../compiler/cli/terminal.ts'
import { createTerminalReporter } from '../../../compiler/cli/terminal-reporter.ts'
import { fakeTerminal } from './fake-terminal.ts'

describe('in a pipe', () => {
  test('each line is complete, and results are not disturbed', () => {
    const terminal = fakeTerminal()
    const reporter = createTerminalReporter(terminal)
    reporter.info('started')
    reporter.warn('odd name')
    for (let done = 1; done <= 40; done++) reporter.progress('Prerendering', done, 40)
    expect(terminal.text).toEqual({ out: '', err: 'started\nwarning: odd name\nPrerendering 40/40\n' })
  })

  test('long work tells each quarter once', () => {
    const terminal = fakeTerminal()
    const reporter = createTerminalReporter(terminal)
    for (let done = 1; done <= 1000; done++) reporter.progress('Files', done, 1000)
    expect(terminal.text.err).toBe('Files 250/1000\nFiles 500/1000\nFiles 750/1000\nFiles 1000/1000\n')
  })
})

describe('on a terminal', () => {
  test('a bar is drawn, stays below new lines, and leaves a line', () => {
    const terminal = fakeTerminal({ isTTY: true })
    const reporter = createTerminalReporter(terminal)
    reporter.progress('Files', 1, 2)
    expect(terminal.text.err).toMatch(/\r.*█+░+ Files 1\/2$/)
    reporter.warn('odd name')
    expect(terminal.text.err).toMatch(/warning: odd name\n.*Files 1\/2$/)
    reporter.progress('Files', 2, 2)
    expect(terminal.text.err.endsWith('Files 2/2\n')).toBe(true)
    reporter.info('after')
    expect(terminal.text.err.endsWith('Files 2/2\nafter\n')).toBe(true)
  })

  test('is not drawn more often than eyes can see', () => {
    const terminal = fakeTerminal({ isTTY: true })
    const reporter = createTerminalReporter(terminal)
    for (let done = 1; done <= 10_000; done++) reporter.progress('Files', done, 10_000)
    expect(terminal.text.err.split('\r').length).toBeLessThan(100)
  })
})

test('nothing to do draws nothing', () => {
  const terminal = fakeTerminal({ isTTY: true })
  createTerminalReporter(terminal).progress('Files', 0, 0)
  expect(terminal.text.err).toBe('')
})

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{}, {}, false],
  [{}, { CI: 'true' }, false],
  [{}, { FORCE_COLOR: '1' }, true],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
])('a stream %o in the environment %o has colours: %s', (stream, env, expected) => {
  expect(hasColours({ write() {}, ...stream }, env)).toBe(expected)
})
