import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { isLimited, skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { call, chooseTab, clickText, edit, openLink, openProject, phaseIs, send, shown } from './playground-page.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

const hello = (text: string): string => `export const GET = () => Response.json({ text: ${JSON.stringify(text)} })`

test('an edit answers the next request, and broken code leaves the old running', async ({ tab }) => {
  await openProject(tab, site.url, { 'hello.json.ts': hello('first') })
  expect(await call(tab, '/hello.json')).toMatchObject({
    phase: 'done',
    status: '200 OK',
    type: 'application/json',
    body: '{\n  "text": "first"\n}',
  })
  await edit(tab, hello('second'))
  expect(await call(tab, '/hello.json')).toMatchObject({ status: '200 OK', body: '{\n  "text": "second"\n}' })
  await edit(tab, 'export const GET = () => {')
  expect(await call(tab, '/hello.json')).toMatchObject({ status: '200 OK', body: '{\n  "text": "second"\n}' })
  await edit(tab, hello('third'))
  expect(await call(tab, '/hello.json')).toMatchObject({ body: '{\n  "text": "third"\n}' })
})

test('nothing of a link runs before Run is pressed', async ({ tab }) => {
  const code = `console.log('it runs')\nexport const GET = () => new Response('ran')`
  await openLink(tab, site.url, { 'hello.ts': code })
  await expect.poll(() => tab.textContent('.run-where')).toContain('Nothing of this code runs')
  expect(await tab.evaluate(() => document.querySelector<HTMLButtonElement>('.run-send')?.disabled)).toBe(true)
  await tab.fill('.run-path', '/hello')
  await tab.press('.run-path', 'Enter')
  expect((await shown(tab)).phase).toBe('none')
  expect(await tab.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0)
  await clickText(tab, '.banner button', 'Run')
  expect(await call(tab, '/hello')).toMatchObject({ status: '200 OK', body: 'ran' })
})

test('Stop ends an endless loop, and the next request is answered', async ({ tab }) => {
  await openProject(tab, site.url, {
    'loop.ts': 'export const GET = ({ url }) => { while (url.search === "?ever") {} return new Response("out") }',
  })
  await send(tab, '/loop?ever')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await shown(tab)).phase).toBe('waiting')
  await clickText(tab, '.run-bar button', 'Stop')
  await phaseIs(tab, 'stopped')
  expect((await shown(tab)).phase).toBe('aborted')
  expect(await call(tab, '/loop')).toMatchObject({ status: '200 OK', body: 'out' })
})

test('a stream is shown as it arrives, and ends when it is aborted', async ({ tab }) => {
  await openProject(tab, site.url, {
    'ticks.ts': `import { eventStream } from 'stowaway'
      export const GET = (context) => eventStream(context, async (events) => {
        for (let n = 1; n < 1000; n++) {
          events.send({ event: 'tick', id: String(n), data: 'number ' + n })
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })`,
  })
  await send(tab, '/ticks')
  await expect.poll(() => tab.textContent('.run-events'), { timeout: 20_000 }).toContain('number 3')
  expect((await shown(tab)).phase).toBe('reading')
  await clickText(tab, '.run-form button', 'Abort')
  await expect.poll(async () => (await shown(tab)).phase).toBe('aborted')
  expect(await tab.textContent('.run-events')).toContain('number 3')
})

test('method, headers and body are sent as they are written', async ({ tab }) => {
  await openProject(tab, site.url, {
    'echo.json.ts': `export const ALL = async ({ request }) => Response.json({
      method: request.method, token: request.headers.get('x-token'), type: request.headers.get('content-type'), body: await request.text() })`,
  })
  await call(tab, '/echo.json', 'PUT')
  await clickText(tab, '.run-parts button', 'Headers')
  await tab.fill('.run-field input[placeholder=Header]', 'x-token')
  await tab.fill('.run-field input[placeholder=Value]', 'a b')
  await clickText(tab, '.run-parts button', 'Body')
  await clickText(tab, '.run-segments label', 'JSON')
  await tab.fill('.run-body-editor textarea', '{"a": 1}')
  const { body } = await call(tab, '/echo.json', 'PUT')
  expect(JSON.parse(body)).toEqual({ method: 'PUT', token: 'a b', type: 'application/json', body: '{"a": 1}' })
})

test('the log tells requests, the console and errors with their place, and opens a request again', async ({ tab }) => {
  await openProject(tab, site.url, {
    'fail.ts': `const text: string = 'a line before'\nexport const GET = () => {\n  console.warn(text, { n: 1 })\n  throw new Error('It fails.')\n}\n`,
    'fine.ts': `export const GET = () => new Response('fine')`,
  })
  expect(await call(tab, '/fail')).toMatchObject({ status: '500 Internal Server Error' })
  await call(tab, '/fine')
  await chooseTab(tab, 'log')
  await expect.poll(() => tab.textContent('.run-entries')).toContain('Error: It fails.')
  const log = (await tab.textContent('.run-entries')) ?? ''
  expect(log).toContain('a line before { "n": 1 }')
  expect(log).toContain('src/pages/fail.ts:4')
  await clickText(tab, '.run-log-bar label', 'Errors')
  expect(await tab.textContent('.run-entries')).not.toContain('/fine')
  await clickText(tab, '.run-log-bar label', 'Requests')
  await tab.click('.run-reopen')
  expect(await shown(tab)).toMatchObject({ phase: 'done', status: '500 Internal Server Error' })
  expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('.run-path')?.value)).toBe('/fail')
})

test('the route table says which route answers, and why the others do not', async ({ tab }) => {
  await openProject(tab, site.url, {
    'api/me.json.ts': hello('me'),
    'api/[id].json.ts': hello('id'),
    '[...rest].ts': hello('rest'),
  })
  await chooseTab(tab, 'routes')
  await tab.fill('.run-routes-url input', '/api/7.json')
  await expect.poll(() => tab.textContent('.run-verdict')).toBe('/api/[id].json answers.')
  const reasons = await tab.evaluate(() => [...document.querySelectorAll('.run-why')].map((one) => one.textContent))
  expect(reasons).toEqual([
    'Segment 2 is “7.json”; the route wants “me.json”.',
    'Answers. id = “7”',
    'Matches too, but /api/[id].json comes first.',
  ])
})

test('a page of the project runs against the endpoints in the preview', async ({ tab }) => {
  const page = `<!doctype html><title>Page</title><link rel="stylesheet" href="style.css">
    <p id="fetch"></p><p id="xhr"></p><img id="image" src="dot.svg"><form action="named"><input name="name" value="Ada"></form>
    <script src="page.js"></script>`
  const script = `document.querySelector('form').requestSubmit ? 0 : 0
    fetch('hello.json').then((r) => r.json()).then(({ text }) => { document.querySelector('#fetch').textContent = text })
    const xhr = new XMLHttpRequest(); xhr.open('GET', 'hello.json'); xhr.onload = () => { document.querySelector('#xhr').textContent = xhr.responseText }; xhr.send()
    document.querySelector('#image').addEventListener('load', () => { if (document.querySelector('#image').naturalWidth === 8) console.log('the image is there') })
    try { localStorage.setItem('a', 'b'); console.log('storage is there') } catch { console.log('no storage') }
    setTimeout(() => { console.log('fetch: ' + document.querySelector('#fetch').textContent, 'xhr: ' + document.querySelector('#xhr').textContent,
      'style: ' + getComputedStyle(document.body).paddingTop); document.querySelector('form').requestSubmit() }, 1500)`
  await openProject(
    tab,
    site.url,
    {
      'hello.json.ts': hello('from the endpoint'),
      'dot.svg.ts': `export const GET = () => new Response('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')`,
      'named.ts': `export const GET = ({ url }) => { console.log('named ' + url.searchParams.get('name')); return new Response('<p>Hi</p>', { headers: { 'content-type': 'text/html' } }) }`,
    },
    { files: { 'index.html': page, 'page.js': script, 'public/style.css': 'body { padding: 33px }' } },
  )
  await chooseTab(tab, 'preview')
  await expect.poll(() => tab.evaluate(() => document.querySelectorAll('.run-frame iframe').length)).toBe(1)
  await expect
    .poll(() => tab.evaluate(() => document.querySelector<HTMLInputElement>('.run-preview-bar input')?.value), {
      timeout: 20_000,
    })
    .toContain('/named?name=Ada')
  await chooseTab(tab, 'log')
  const log = (await tab.textContent('.run-entries')) ?? ''
  expect(log).toContain('fetch: from the endpoint xhr: {"text":"from the endpoint"} style: 33px')
  expect(log).toContain('the image is there')
  expect(log).toContain('no storage')
  expect(log).toContain('named Ada')
})
