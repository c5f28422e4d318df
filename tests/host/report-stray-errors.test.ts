import { spawn } from 'node:child_process'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { cli, createProject, stowaway, type TemporaryProject } from '../compiler/temporary-project.ts'

const endpoints = {
  'src/pages/promise.ts': `export const GET = () => { void Promise.reject(new Error('left alone')); return new Response('x') }`,
  'src/pages/fetch.ts': `export const GET = () => { void fetch('http://127.0.0.1:1/'); return new Response('x') }`,
  'src/pages/timer.ts': `export const GET = () => { setTimeout(() => { throw new Error('too late') }); return new Response('x') }`,
  'src/pages/load.ts': `void Promise.reject(new Error('at load')); export const GET = () => new Response('x')`,
  'src/pages/file.txt.ts': `export const prerender = true\nexport const GET = () => { void Promise.reject(new Error('from a file')); return new Response('x') }`,
  'src/pages/alive.ts': `export const GET = () => new Response('alive')`,
}

interface Server {
  readonly url: string
  text(): string
}

/** Runs a command until the test ends; resolves when it prints a URL. */
function start(args: readonly string[]): Promise<Server> {
  const env = { ...process.env, NODE_ENV: undefined, PORT: '0', NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn(process.execPath, args, { env })
  onTestFinished(() => void child.kill())
  let text = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
        const url = /http:\/\/\S+/.exec(text)?.[0]
        if (url !== undefined) resolve({ url, text: () => text })
      })
    }
    child.on('close', (code) => reject(new Error(`ended with ${code}:\n${text}`)))
  })
}

const survives = async ({ url, text }: Server, path: string, message: RegExp): Promise<void> => {
  expect(await (await fetch(new URL(path, url))).text()).toBe('x')
  await expect.poll(text, { timeout: 10_000 }).toMatch(message)
  expect(await (await fetch(new URL('alive', url))).text()).toBe('alive')
}

const cases = [
  ['promise', /left alone[\s\S]*promise/],
  ['fetch', /fetch failed/],
  ['timer', /too late[\s\S]*timer/],
  ['load', /at load[\s\S]*load/],
] as const

let project: TemporaryProject
beforeAll(async () => {
  project = await createProject(endpoints)
})
afterAll(() => project.remove())

/** Node has the file of a prerendered endpoint, and does not run it. */
const devCases = [...cases, ['file.txt', /from a file[\s\S]*file\.txt/]] as const

describe('an error that nobody awaits does not end', () => {
  test.each(devCases)('the dev server: %s', async (path, message) => {
    const server = await start([cli, 'dev', '--root', project.root, '--host', '127.0.0.1', '--port', '0'])
    await survives(server, path, message)
  })

  test('the dev server, after a restart', async () => {
    const server = await start([cli, 'dev', '--root', project.root, '--host', '127.0.0.1', '--port', '0'])
    await project.write('.env', 'PUBLIC_X=changed')
    await expect.poll(server.text, { timeout: 10_000 }).toContain('server restarted')
    for (const [path, message] of cases) await survives(server, path, message)
  })

  test('the Node server, also when it is started through a link', async () => {
    const { exitCode, stderr } = await stowaway('build', '--target', 'node', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    await symlink(join(project.root, 'dist'), join(project.root, 'current'))
    const server = await start([join(project.root, 'current/server/entry.mjs')])
    for (const [path, message] of cases) await survives(server, path, message)
  })
})
