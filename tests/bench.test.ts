import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type BenchName, benches } from './bench/command/benches.ts'
import { enginesOf, names } from './bench/command/names.mjs'
import { readArguments } from './bench/command/read-arguments.mjs'
import { showProgress } from './bench/command/show-progress.ts'

const allNames = Object.keys(names) as BenchName[]

function command(...args: readonly string[]) {
  const main = fileURLToPath(new URL('bench/main.mjs', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('names, engines, rounds and switches are read', () => {
  expect(
    readArguments(['size', 'fetch,tabs', '--browser', 'webkit', '--rounds', '2', '--no-peers', '--record']),
  ).toEqual({
    help: false,
    list: false,
    names: ['size', 'fetch', 'tabs'],
    browsers: ['webkit'],
    rounds: 2,
    peers: false,
    record: true,
  })
  expect(readArguments(['size'])).toMatchObject({
    browsers: ['chromium', 'firefox', 'webkit'],
    peers: true,
    record: false,
  })
  expect(readArguments([])).toMatchObject({ list: true })
})

test('a mistake is named, with what is possible', () => {
  expect(() => readArguments(['sise'])).toThrow('No bench is called "sise"')
  expect(() => readArguments(['size', '--browser', 'opera'])).toThrow('The browsers are: chromium, firefox, webkit.')
  expect(() => readArguments(['size', '--rounds', '0'])).toThrow('--rounds is "0"')
  expect(() => readArguments(['size', '--fast'])).toThrow("Unknown option '--fast'")
})

test.each([[], ['--list']])('the command lists every name (%s)', (...args) => {
  const { status, stdout } = command(...args)
  expect(status).toBe(0)
  for (const name of allNames) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
})

test('the command explains itself, and refuses what it does not know', () => {
  const help = command('--help')
  expect(help.status).toBe(0)
  expect(help.stdout).toContain('Usage: npm run bench -- <name>...')
  const wrong = command('sise')
  expect(wrong).toMatchObject({ status: 2, stdout: '' })
  expect(wrong.stderr).toContain('No bench is called "sise"')
})

test.each(allNames)('%s has a file that can be loaded', async (name) => {
  const { bench } = await benches[name]()
  expect(bench.run).toBeTypeOf('function')
  expect(bench.engines).toEqual(name in enginesOf ? enginesOf[name as keyof typeof enginesOf] : undefined)
})

test('progress is one line in a terminal, and plain lines in a pipe', () => {
  const written = (isTTY: boolean): string => {
    const parts: string[] = []
    const progress = showProgress({ isTTY, columns: 8, write: (text) => parts.push(text) })
    progress.show('building')
    progress.show('measuring')
    progress.end()
    return parts.join('')
  }
  expect(written(false)).toBe('building\nmeasuring\n')
  expect(written(true)).toBe('\r\u001b[2Kbuildin\r\u001b[2Kmeasuri\r\u001b[2K')
})

test('only what a name of the command measures is recorded', () => {
  const recorded = JSON.parse(readFileSync(new URL('../site/figures.json', import.meta.url), 'utf8'))
  expect(Object.keys(recorded).filter((name) => !(name in names))).toEqual([])
})
