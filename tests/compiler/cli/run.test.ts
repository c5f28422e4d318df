import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run } from '../../../compiler/cli/run.ts'
import { networkUrls } from '../../../compiler/node/network-urls.ts'
import { listen } from '../../../sw/host/listen.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { cli } from '../temporary-project.ts'
import { fakeTerminal } from './fake-terminal.ts'

const commands = ['dev', 'build', 'preview', 'prerender', 'routes', 'init']

describe('help', () => {
  test('lists every command', async () => {
    const terminal = fakeTerminal()
    expect(await run(['--help'], terminal)).toBe(0)
    for (const command of commands) expect(terminal.text.out).toContain(`\n  ${command} `)
  })

  test.each(commands)('of %s has examples', async (command) => {
    const terminal = fakeTerminal()
    expect(await run([command, '--help'], terminal)).toBe(0)
    expect(terminal.text.out).toContain(`Usage: stowaway ${command}`)
    expect(terminal.text.out).toContain('Examples:')
  })

  test.each(commands.slice(0, 5))('of %s has the flags of every project', async (command) => {
    const terminal = fakeTerminal()
    await run([command, '--help'], terminal)
    for (const flag of ['--root', '--config', '--base', '--outDir', '--mode']) expect(terminal.text.out).toContain(flag)
  })

  test('the version is one', async () => {
    const terminal = fakeTerminal()
    expect(await run(['--version'], terminal)).toBe(0)
    expect(terminal.text.out).toMatch(/^\d+\.\d+\.\d+/)
  })
})

test('without a command, the help is printed', async () => {
  const terminal = fakeTerminal()
  expect(await run([], terminal)).toBe(0)
  expect(terminal.text.out).toContain('Usage: stowaway')
})

describe('invalid commands and flags', () => {
  test.each([
    ['an unknown command', ['biuld'], 'Did you mean build?'],
    ['an unknown flag', ['build', '--ofline'], 'Did you mean --offline?'],
    ['an invalid port', ['dev', '--port', 'http'], 'from 0 to 65535'],
    ['a port that is too high', ['preview', '--port', '65536'], 'from 0 to 65535'],
    ['an unknown target', ['build', '--target', 'moon'], 'worker, node'],
    ['an unknown output', ['build', '--output', 'paper'], 'worker, static'],
    ['a flag without its value', ['build', '--outDir'], 'argument missing'],
    ['too many arguments', ['routes', 'one'], 'too many arguments'],
  ])('%s is reported, with exit code 2', async (_, args, text) => {
    const terminal = fakeTerminal()
    expect(await run(args, terminal)).toBe(2)
    expect(terminal.text.err).toContain(text)
    expect(terminal.text.out).toBe('')
  })
})

describe('preview', () => {
  test('with --host prints the addresses of this machine in the network too', async () => {
    const root = temporaryFolder({ 'dist/index.html': 'home' })
    const child = spawn(process.execPath, [cli, 'preview', '--root', root, '--no-config', '--port', '0', '--host'], {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    onTestFinished(() => void child.kill())
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    await expect.poll(() => text, { timeout: 20_000 }).toMatch(/Preview at http:\/\/localhost:\d+\/\n/)
    const [own = ''] = /http:\S+/.exec(text) ?? []
    const lines = [own, ...networkUrls(own, '0.0.0.0')].map((url) => `Preview at ${url}\n`)
    await expect.poll(() => text).toBe(lines.join(''))
  })

  test('of nothing fails with exit code 1 and says what to do', async () => {
    const root = temporaryFolder()
    const terminal = fakeTerminal()
    expect(await run(['preview', '--root', root, '--no-config'], terminal)).toBe(1)
    expect(terminal.text.err).toContain(`error OutputFolderMissing:`)
    expect(terminal.text.err).toContain(join(root, 'dist'))
    expect(terminal.text.err).toContain('stowaway build')
  })

  test('on a port in use fails', async () => {
    const root = temporaryFolder({ 'dist/index.html': 'home' })
    const other = createServer()
    const { port } = await listen(other, 0, '127.0.0.1')
    const terminal = fakeTerminal()
    expect(await run(['preview', '--root', root, '--no-config', '--port', String(port)], terminal)).toBe(1)
    expect(terminal.text.err).toContain('error PortInUse:')
    other.close()
  })
})
