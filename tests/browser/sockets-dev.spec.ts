import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder, type Served, serveDev, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { socketTools } from './socket-tools.ts'

let folder: TemporaryFolder
let dev: Served

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await cp(projectFolder('tests/fixtures/sockets'), folder.path, { recursive: true })
  dev = await serveDev(folder.path, '--base', base)
})
test.afterAll(async () => {
  await dev.close()
  await folder.remove()
})

const answering = (text: string): string => `export const WS = ({ socket }) => socket.send('${text}')\n`

const save = (name: string, code: string): Promise<void> => writeFile(join(folder.path, 'src/pages/api', name), code)

/** The first message of a new socket, and the code with which it was closed before that. */
const ask = (tab: Tab, path: string): Promise<unknown> =>
  tab.evaluate(
    (path) =>
      new Promise((resolve) => {
        const socket = new WebSocket(path)
        socket.onmessage = ({ data }) => {
          socket.close()
          resolve(data)
        }
        socket.onclose = ({ code }) => resolve(code)
        // Vite answers no sockets but its own.
        setTimeout(() => resolve('no answer'), 1000)
      }),
    path,
  )

test('in development, sockets are answered by the current code; a change closes them as a restart', async ({ tab }) => {
  await save('changing.ts', answering('one'))
  await tab.goto(dev.ownUrl)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  expect(await tab.evaluate(() => document.body.dataset.first)).toBe('first')
  await tab.evaluate(socketTools)
  await tab.evaluate(() => window.sockets.join('dev'))
  expect(await ask(tab, 'api/changing')).toBe('one')

  await save('changing.ts', answering('two'))
  await expect.poll(() => tab.evaluate(() => window.sockets.log)).toContain('dev: closed 1012 true')
  expect(await ask(tab, 'api/changing')).toBe('two')

  // A new route: a new worker.
  await save('added.ts', answering('added'))
  await expect.poll(() => ask(tab, 'api/added')).toBe('added')
  await rm(join(folder.path, 'src/pages/api/added.ts'))
  await expect.poll(() => ask(tab, 'api/added')).toBe('no answer')
  await expect.poll(() => ask(tab, 'api/changing')).toBe('two')

  // Control refuses the next one, and has both in its log.
  const entries = await tab.evaluate(async () => {
    const command = async (content: object) =>
      (
        await fetch('/__stowaway/control', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(content),
        })
      ).json()
    const open = () =>
      new Promise((resolve) => {
        const socket = new WebSocket('/api/changing')
        socket.onmessage = ({ data }) => resolve(data)
        socket.onclose = ({ code }) => resolve(code)
      })
    await command({ do: 'override', on: '/api/changing', options: { answer: { status: 503 }, times: 1 } })
    const opened = [await open(), await open()]
    const { requests } = await command({ do: 'requests' })
    const statuses = requests.slice(-2).map(({ answer }: { answer: { status: number } }) => answer.status)
    return { opened, statuses, route: requests.at(-1).route }
  })
  expect(entries).toEqual({ opened: [1006, 'two'], statuses: [503, 204], route: '/api/changing' })
})

test('what reaches the server itself is answered as in a build', async () => {
  expect((await fetch(new URL('api/ws/echo', dev.url))).status).toBe(426)
  expect((await fetch(new URL('api/ws/session', dev.url))).status).toBe(200)
})
