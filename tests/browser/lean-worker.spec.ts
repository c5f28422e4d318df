import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { askInTab, createAsker, judge } from './lean/ask.ts'
import { bodyCases } from './lean/cases/bodies.ts'
import { contextCases } from './lean/cases/context.ts'
import { cookieCases } from './lean/cases/cookies.ts'
import { handlerCases } from './lean/cases/handlers.ts'
import { projectCases } from './lean/cases/projects.ts'
import { requestCases } from './lean/cases/requests.ts'
import { buildCase } from './lean/lean-build.ts'
import { features, type LeanCase } from './lean/lean-case.ts'
import { type ServedFolder, serveFolder } from './serve-folder.ts'
import { type TemporaryFolder, temporaryFolder } from './serve-project.ts'

// A worker has only the code of what its project uses. Each of these projects reaches something in an unusual manner.

test.use({ sharesTab: true })

let folder: TemporaryFolder
let served: ServedFolder

test.beforeAll(async () => {
  folder = await temporaryFolder()
  served = await serveFolder(folder.path)
})

test.afterAll(async () => {
  await served.close()
  await folder.remove()
})

async function control(tab: Tab): Promise<void> {
  await tab.evaluate(async () => {
    const controlled = new Promise<void>((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
      if (navigator.serviceWorker.controller) resolve()
    })
    await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' })
    await controlled
  })
}

let made = 0
let listed = 0

/** Each push builds a few in all engines, some in one, and every sixth of the others in one. */
function tagsOf(one: LeanCase): string[] {
  if (one.onPush !== undefined) return one.onPush === 'all' ? [] : ['@one-engine']
  listed += 1
  return one.isLong || listed % 6 !== 0 ? ['@soak'] : ['@one-engine']
}

function testCase(one: LeanCase): void {
  test(one.name, { tag: tagsOf(one) }, async ({ tab }) => {
    made += 1
    const base = `/p${made}/`
    const built = await buildCase(one, base)
    try {
      for (const feature of one.lacks ?? []) {
        expect(built.script.includes(features[feature]), `the worker has the code of "${feature}"`).toBe(false)
      }
      await mkdir(join(folder.path, base), { recursive: true })
      await cp(built.folder, join(folder.path, base), { recursive: true })
      if (one.inNode) {
        for (const isFull of [true, false]) {
          const server = await built.startNode(isFull)
          try {
            const ask = createAsker(new URL(base, server.url).href)
            for (const given of one.asks) judge(isFull ? 'full server' : 'server', given, await ask(given))
          } finally {
            await server.close()
          }
        }
      }
      await tab.goto(`${served.url}${base.slice(1)}${one.hasPage ? '' : '__host.html'}`)
      if (one.hasPage) await tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
      else await control(tab)
      for (const given of one.asks) judge('worker', given, await askInTab(tab, base, given))
    } finally {
      await built.remove()
    }
  })
}

for (const one of [...contextCases, ...cookieCases, ...bodyCases, ...handlerCases, ...requestCases, ...projectCases]) {
  testCase(one)
}
