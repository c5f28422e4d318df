import type { Update } from '../../sw/client/updates/on-update.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { makeBuilds, startHost } from './numbered-site.ts'

const isSoak = process.env.STOWAWAY_SOAK === '1'

/** Requests and updates: all of them in a soak run, a part of them elsewhere. */
const { requests, updates } = isSoak ? { requests: 10_000, updates: 20 } : { requests: 200, updates: 2 }

/** Each differs from the one before, and the last is followed by the first: a downgrade is an update like any other. */
const numbers = ['1', '2', '3', '4']

// A record of each of thousands of requests would cost more than they do.
test.use({ trace: 'off' })

interface Load {
  requests: number
  /** Of these requests nothing, or not what was asked for, came back. */
  readonly failures: string[]
  /** These answers were made by more than one build. */
  readonly mixed: string[]
  /** These requests were made after a new build had taken over, and answered by another. */
  readonly late: string[]
  readonly milliseconds: number[]
  /** Milliseconds from asking for the new build to its control, in the page that asked. */
  readonly takeOvers: number[]
  /** The build that is in control. */
  current: string
  /** The build that is about to come. */
  next: string
  running: boolean
}

declare global {
  interface Window {
    readonly app: {
      readonly updates: Update[]
      readonly first: { readonly parts: readonly string[] }
      checkForUpdate(): Promise<boolean>
    }
    load: Load
  }
}

/** Runs in the page. Four clients ask without a pause, by `fetch` and by XMLHttpRequest, with bodies and without. */
function startLoad(current: string): void {
  const load: Load = {
    ...{ requests: 0, failures: [], mixed: [], late: [], milliseconds: [], takeOvers: [] },
    ...{ current, next: current, running: true },
  }
  window.load = load
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    load.current = load.next
  })

  const byFetch = async (url: string, body?: string): Promise<string[]> => {
    const response = await fetch(url, body === undefined ? {} : { method: 'POST', body })
    return [await response.text(), response.headers.get('x-build') ?? 'none']
  }
  const byXhr = (url: string, body?: string): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(body === undefined ? 'GET' : 'POST', url)
      request.onload = () => resolve([request.responseText, request.getResponseHeader('x-build') ?? 'none'])
      request.onerror = () => reject(new Error('XMLHttpRequest failed'))
      request.send(body ?? null)
    })

  const ask = async (client: number, at: number): Promise<void> => {
    const body = at % 2 === 0 ? undefined : `body ${client} ${at}`
    const before = load.current
    const start = performance.now()
    const [text = '', header = ''] = await (at % 3 === 0 ? byXhr : byFetch)(`api/build.json?ms=${at % 20}`, body)
    load.milliseconds.push(performance.now() - start)
    const answer: { parts: string[]; body: string } = JSON.parse(text)
    const builds = new Set([...answer.parts, header])
    const [build = ''] = builds
    if (builds.size > 1) load.mixed.push(text)
    if (answer.body !== (body ?? '')) load.failures.push(text)
    if (build !== before && build !== load.current && build !== load.next) load.late.push(`${before}: ${build}`)
    if (before === load.current && before === load.next && build !== before) load.late.push(`${before}: ${build}`)
  }
  const run = async (client: number): Promise<void> => {
    for (let at = client; load.running; at++) {
      await ask(client, at).catch((error: unknown) => load.failures.push(String(error)))
      load.requests += 1
    }
  }
  for (let client = 0; client < 4; client++) void run(client)
}

/** Runs in the page that asks. */
async function takeOver(): Promise<boolean> {
  const registration = await navigator.serviceWorker.ready
  // Chromium takes a second for that, and no other update meanwhile.
  while (registration.active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20))
  const { promise, resolve } = Promise.withResolvers<Event>()
  navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  const start = performance.now()
  if (!(await window.app.checkForUpdate())) return false
  await promise
  window.load.takeOvers.push(performance.now() - start)
  return true
}

const reaches = (tab: Tab, requests: number): Promise<void> =>
  expect.poll(() => tab.evaluate(() => window.load.requests), { timeout: 120_000 }).toBeGreaterThanOrEqual(requests)

async function open(tab: Tab, url: string): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
}

test('updates under load: no request fails, and no response mixes two builds', {
  tag: ['@load', '@one-engine'],
}, async ({ tab, engine, base }) => {
  test.setTimeout(isSoak ? 900_000 : 180_000)
  const builds = await makeBuilds(base, numbers)
  const host = await startHost(base)
  try {
    await host.deploy(builds.folder('1'))
    await open(tab, host.url)
    const second = await engine.newTab()
    await open(second, host.url)
    const tabs = [tab, second]
    for (const each of tabs) await each.evaluate(startLoad, '1')
    host.takeRequests()

    for (let at = 1; at <= updates; at++) {
      const number = numbers[at % numbers.length] ?? ''
      for (const each of tabs) {
        await reaches(each, Math.floor((requests / 2 / updates) * (at - 0.5)))
        await each.evaluate((next) => {
          window.load.next = next
        }, number)
      }
      await host.deploy(builds.folder(number))
      expect(await tab.evaluate(takeOver)).toBe(true)
      for (const each of tabs)
        await expect.poll(() => each.evaluate(() => window.load.current), { timeout: 30_000 }).toBe(number)
    }
    for (const each of tabs) {
      await reaches(each, requests / 2)
      await each.evaluate(() => {
        window.load.running = false
      })
    }

    const loads = await Promise.all(tabs.map((each) => each.evaluate(() => window.load)))
    const all = loads.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
    const at = (share: number): number => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0)
    const takeOvers = loads.flatMap((load) => load.takeOvers).sort((a, b) => a - b)
    console.log(
      `${engine.name} ${base}: ${all.length} requests over ${updates} updates; ` +
        `${loads.flatMap(({ failures }) => failures).length} failed, ${loads.flatMap(({ mixed }) => mixed).length} mixed; ` +
        `ms: median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}; ` +
        `take-over median ${Math.round(takeOvers[takeOvers.length >> 1] ?? 0)}, slowest ${Math.round(takeOvers.at(-1) ?? 0)}`,
    )
    expect(all.length).toBeGreaterThanOrEqual(requests)
    for (const { failures, mixed, late } of loads)
      expect({ failures, mixed, late }).toEqual({ failures: [], mixed: [], late: [] })
    expect(host.takeRequests().filter((path) => path.includes('/api/'))).toEqual([])
  } finally {
    await host.close()
    await builds.remove()
  }
})
