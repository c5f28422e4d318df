import { expect, test } from 'vitest'
import { listenFrom } from '../../../compiler/cli/listen-from.ts'
import { createTerminalReporter } from '../../../compiler/cli/terminal-reporter.ts'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { fakeTerminal } from './fake-terminal.ts'

const startOn = (free: readonly number[]) => async (port: number) => {
  if (!free.includes(port)) throw compilerError('PortInUse', { port, host: '127.0.0.1' })
  return port
}

test('the first free port is used, and the ports in use are reported', async () => {
  const terminal = fakeTerminal()
  expect(await listenFrom(undefined, 4173, createTerminalReporter(terminal), startOn([4175]))).toBe(4175)
  expect(terminal.text.err).toBe('Port 4173 is in use, trying 4174.\nPort 4174 is in use, trying 4175.\n')
})

test('a port that was asked for is the only one tried', async () => {
  const reporter = createTerminalReporter(fakeTerminal())
  await expect(listenFrom(80, 4173, reporter, startOn([4173]))).rejects.toMatchObject({ code: 'PortInUse' })
})

test('the search ends', async () => {
  const reporter = createTerminalReporter(fakeTerminal())
  await expect(listenFrom(undefined, 4173, reporter, startOn([]))).rejects.toMatchObject({ code: 'PortInUse' })
})

test('another failure is not retried', async () => {
  const start = async () => {
    throw new Error('no such address')
  }
  const reporter = createTerminalReporter(fakeTerminal())
  await expect(listenFrom(undefined, 4173, reporter, start)).rejects.toThrow('no such address')
})
