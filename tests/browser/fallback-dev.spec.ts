import { spawn } from 'node:child_process'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './engine/test.ts'
import { projectFolder, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const cli = fileURLToPath(new URL('../../dist/compiler/cli/bin.js', import.meta.url))

let folder: TemporaryFolder
let address: string
let stop: () => Promise<void>

/** The development server, seen from another machine: the same loopback, under an address that no browser trusts. */
test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await cp(projectFolder('tests/fixtures/fallback'), folder.path, { recursive: true })
  const child = spawn(
    process.execPath,
    [cli, 'dev', '--root', folder.path, '--base', base, '--port', '0', '--host', '127.0.0.1'],
    {
      env: { ...process.env, FORCE_COLOR: '0' },
    },
  )
  stop = () =>
    new Promise((resolve) => {
      child.on('close', () => resolve())
      child.kill()
    })
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.on('close', () => reject(new Error(text)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
        const found = /http:\/\/[\d.]+:\d+/.exec(text)?.[0]
        if (found !== undefined) resolve(found)
      })
    }
  })
  address = new URL(base, url.replace('127.0.0.1', '[::ffff:127.0.0.1]')).href
})

test.afterAll(async () => {
  await stop()
  await folder.remove()
})

test('in development endpoints run in the page too: saved files and new ones are answered at the next request', async ({
  tab,
}) => {
  const write = (name: string, answer: string) =>
    writeFile(join(folder.path, 'src/pages/api', name), `export const GET = () => new Response('${answer}')\n`)
  const ask = (path: string) =>
    tab.evaluate(async (path) => {
      const response = await fetch(path)
      return `${await response.text()} ${response.headers.get('server-timing')?.split('stowaway-host;desc=')[1]}`
    }, path)
  await write('changing.ts', 'one')
  await tab.goto(address)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  expect(await tab.textContent('#first')).toBe('200 first')
  expect(await ask('api/changing')).toBe('one "fallback"')
  await write('changing.ts', 'two')
  await expect.poll(() => ask('api/changing')).toBe('two "fallback"')
  await write('added.ts', 'new')
  await expect.poll(() => ask('api/added')).toBe('new "fallback"')
  expect(await ask('api/changing')).toBe('two "fallback"')
})
