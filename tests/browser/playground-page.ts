import { encodeProject } from '../../site/playground/share/encode.ts'
import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'

/** An endpoint file's content, by its path below `src/pages`. */
export type Pages = Readonly<Record<string, string>>

interface OpenOptions {
  /** Further files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** The endpoint file in the editor. Default: the first. */
  readonly open?: string
}

/** Opens the playground with a project of these endpoints, as somebody who was sent a link, without running it. */
export async function openLink(tab: Tab, site: string, pages: Pages, { files = {}, open }: OpenOptions = {}) {
  const endpoints = Object.entries(pages).map(([path, content]) => [`src/pages/${path}`, content] as const)
  const encoded = encodeProject({
    name: 'Test',
    files: new Map([...endpoints, ...Object.entries(files)]),
    open: open === undefined ? (endpoints[0]?.[0] ?? '') : `src/pages/${open}`,
  })
  if (!encoded.ok) throw new Error(encoded.why)
  await tab.goto(`${site}playground/#${encoded.fragment}`)
  await clickText(tab, 'dialog button', 'Open as a new project')
}

/** Opens the playground with a project of these endpoints, and lets it run. */
export async function openProject(tab: Tab, site: string, pages: Pages, options?: OpenOptions): Promise<void> {
  await openLink(tab, site, pages, options)
  await clickText(tab, '.banner button', 'Run')
  await showRunner(tab)
  await phaseIs(tab, 'running')
}

/** Shows the runner where there is room for one panel only. */
async function showRunner(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.panel-tabs button')) {
      if (button.textContent === 'Run') button.click()
    }
  })
}

export const phaseIs = (tab: Tab, phase: string): Promise<void> =>
  expect.poll(() => tab.textContent('.run-where'), { timeout: 60_000 }).toContain(phase)

/** Clicks the first of these elements with this text. */
export async function clickText(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.waitForFunction(
    ({ selector, text }) =>
      [...document.querySelectorAll<HTMLButtonElement>(selector)].some(
        (one) => one.textContent?.trim() === text && one.disabled !== true,
      ),
    { selector, text },
  )
  await tab.evaluate(
    ({ selector, text }) =>
      [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.trim() === text)?.click(),
    { selector, text },
  )
}

/** Puts a text in the place of what the editor holds. */
export const edit = (tab: Tab, text: string): Promise<void> =>
  tab.evaluate((text) => {
    interface View {
      readonly state: { readonly doc: { readonly length: number } }
      dispatch(change: { changes: { from: number; to: number; insert: string } }): void
    }
    // The property by which CodeMirror finds the view of an element.
    const content = document.querySelector('.cm-content') as (Element & { cmTile?: { view: View } }) | null
    const view = content?.cmTile?.view
    if (view === undefined) throw new Error('There is no editor.')
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  }, text)

export interface Shown {
  readonly phase: string
  /** As in `200 OK`; empty without an answer. */
  readonly status: string
  readonly type: string
  readonly body: string
  /** All that is said. */
  readonly text: string
}

export const shown = (tab: Tab): Promise<Shown> =>
  tab.evaluate(() => {
    const response = document.querySelector<HTMLElement>('.run-response')
    const fact = (name: string): string => response?.querySelector(`[data-fact=${name}]`)?.textContent?.trim() ?? ''
    return {
      phase: response?.dataset.phase ?? 'none',
      status: fact('status'),
      type: fact('type'),
      body: response?.querySelector('.run-code pre')?.textContent ?? '',
      text: response?.textContent ?? '',
    }
  })

/** Sends a request from the panel, without waiting for its answer. */
export async function send(tab: Tab, path: string, method = 'GET'): Promise<void> {
  await chooseTab(tab, 'request')
  await tab.evaluate(
    ({ method, path }) => {
      const select = document.querySelector<HTMLSelectElement>('.run-line select')
      const input = document.querySelector<HTMLInputElement>('.run-path')
      if (select === null || input === null) throw new Error('There is no request panel.')
      select.value = method
      select.dispatchEvent(new Event('change', { bubbles: true }))
      input.value = path
      input.dispatchEvent(new Event('input', { bubbles: true }))
      document.querySelector('.run-response')?.setAttribute('data-phase', 'old')
    },
    { method, path },
  )
  await tab.click('.run-send')
}

/** Sends a request from the panel, and waits for the end of its answer. */
export async function call(tab: Tab, path: string, method?: string): Promise<Shown> {
  await send(tab, path, method)
  await expect.poll(async () => (await shown(tab)).phase, { timeout: 30_000 }).toMatch(/done|failed|aborted/)
  return shown(tab)
}

export async function chooseTab(tab: Tab, id: string): Promise<void> {
  await tab.click(`.run-tablist [data-tab=${id}]`)
}
