import { ESModulesEvaluator, ssrExportNameKey, ssrImportKey } from 'vite/module-runner'
import { beforeEach, expect, test } from 'vitest'
import { FreshModules } from '../../../sw/core/development/fresh-modules.ts'

/** The sources as they are, compiled as Vite does; `/entry` imports `/helper`. */
let sources: Record<string, string> = {}
let revision = 0
let changed = new Map<string, number>()
let fetched: string[] = []
/** Called before each module is fetched. */
let onFetch: (url: string) => void = () => undefined
let modules: FreshModules

const exporting = (value: string): string =>
  `const value = ${value}; ${ssrExportNameKey}('value', () => value); ${ssrExportNameKey}('own', () => own); const own = {};`
const entry = (mark: string): string =>
  `const helper = await ${ssrImportKey}('/helper'); ${exporting(`'${mark} ' + helper.value`)}`

function save(url: string, source: string, ...importers: readonly string[]): void {
  sources[url] = source
  revision += 1
  for (const id of [url, ...importers]) changed.set(id, revision)
}

beforeEach(() => {
  sources = { '/entry': entry('entry 1'), '/helper': exporting("'helper 1'") }
  revision = 0
  changed = new Map()
  fetched = []
  onFetch = () => undefined
  modules = new FreshModules({
    evaluator: new ESModulesEvaluator(),
    async invoke(payload) {
      const { name, data } = (payload as { data: { name: string; data: readonly string[] } }).data
      if (name !== 'fetchModule') return { result: [] }
      const [url = ''] = data
      onFetch(url)
      fetched.push(url)
      return { result: { code: sources[url], file: url, id: url, url, invalidate: true } }
    },
    path: (file) => `/${file}`,
    ask: async (_file, known) => ({
      epoch: 'one',
      revision,
      changed: known.epoch === 'one' ? [...changed].filter(([, at]) => at > known.revision) : [],
    }),
    isAlwaysAsked: () => false,
  })
})

const load = async (): Promise<unknown> => (await modules.load('entry')).value

test('what did not change is neither fetched nor evaluated again', async () => {
  expect(await load()).toBe('entry 1 helper 1')
  fetched = []
  const { own } = await modules.load('helper')
  expect(await load()).toBe('entry 1 helper 1')
  expect(fetched).toEqual([])
  save('/entry', entry('entry 2'))
  expect(await load()).toBe('entry 2 helper 1')
  expect((await modules.load('helper')).own).toBe(own)
  expect(fetched).toEqual(['/entry'])
})

test('a module that changes takes those along that import it, also if the server does not name them', async () => {
  await load()
  save('/helper', exporting("'helper 2'"))
  expect(await load()).toBe('entry 1 helper 2')
})

test('a save while modules are fetched ends in modules of one moment', async () => {
  await load()
  save('/entry', entry('entry 2'))
  let isFirst = true
  onFetch = (url) => {
    if (url !== '/entry' || !isFirst) return
    isFirst = false
    save('/helper', exporting("'helper 3'"), '/entry')
    save('/entry', entry('entry 3'))
  }
  expect(await load()).toBe('entry 3 helper 3')
})

test('an error that a save has corrected meanwhile is not the answer; one that stays is, until it is corrected', async () => {
  sources['/helper'] = 'throw new Error("broken")'
  onFetch = (url) => {
    if (url === '/helper' && sources['/helper']?.startsWith('throw')) {
      queueMicrotask(() => save('/helper', exporting("'corrected'"), '/entry'))
    }
  }
  expect(await load()).toBe('entry 1 corrected')

  onFetch = () => undefined
  save('/helper', 'throw new Error("broken")', '/entry')
  await expect(load()).rejects.toThrow('broken')
  await expect(load()).rejects.toThrow('broken')
  save('/helper', exporting("'corrected again'"), '/entry')
  expect(await load()).toBe('entry 1 corrected again')
})

test('saves during many loads at once make no errors', async () => {
  const loads = Array.from({ length: 50 }, async (_, index) => {
    for (let turn = 0; turn < index; turn += 1) await null
    if (index % 5 === 0) save('/helper', exporting(`'helper at ${index}'`), '/entry')
    return load()
  })
  for (const value of await Promise.all(loads)) expect(value).toMatch(/^entry 1 helper /)
  expect(await load()).toBe('entry 1 helper at 45')
})

test('a load that ends after another has found a change does not take its own modules for current', async () => {
  await load()
  let release: () => void = () => undefined
  const late = new Promise<void>((resolve) => {
    release = resolve
  })
  save('/helper', exporting("'helper 2'"), '/entry')
  // Waits in the middle, with a helper that is saved again meanwhile.
  sources['/entry'] = entry('entry 1').replace(';', ';await globalThis.late;')
  Reflect.set(globalThis, 'late', late)
  const slow = load()
  await new Promise((resolve) => setTimeout(resolve, 20))
  save('/helper', exporting("'helper 3'"), '/entry')
  await modules.load('helper')
  release()
  expect(await slow).toBe('entry 1 helper 3')
})
