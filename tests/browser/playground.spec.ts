import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { encodeProject } from '../../site/playground/share/encode.ts'
import { expectNoViolations } from './axe.ts'
import type { Engine } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'
import { startStaticHost } from './static-host.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test.beforeEach(() => test.slow())

const hello = 'src/pages/hello.json.ts'

/** Opens the playground, and waits until its project is compiled. */
async function openPlayground(tab: Tab, url = site.url): Promise<void> {
  await tab.goto(`${url}playground/`)
  await isCompiled(tab)
}

const isCompiled = (tab: Tab): Promise<void> =>
  expect.poll(() => status(tab), { timeout: 60_000 }).toMatch(/^Compiled in \d+ ms/)

const status = async (tab: Tab): Promise<string> => (await tab.textContent('.compile-status')) ?? ''

const codeOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => Array.from(document.querySelectorAll('.cm-line'), (line) => line.textContent).join('\n'))

const pathsOf = (tab: Tab): Promise<(string | undefined)[]> =>
  tab.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('[role=treeitem]'), (row) => row.dataset.path))

/** Writes at the start of the open file, as a paste does. */
const insert = (tab: Tab, text: string): Promise<void> =>
  tab.evaluate((text) => {
    const content = document.querySelector<HTMLElement>('.cm-content')
    content?.focus()
    getSelection()?.collapse(content?.querySelector('.cm-line') ?? null, 0)
    document.execCommand('insertText', false, text)
  }, text)

const openDialog = async (tab: Tab, label: string): Promise<void> => {
  await tab.evaluate((label) => {
    const buttons = Array.from(document.querySelectorAll<HTMLElement>('.toolbar button'))
    buttons.find((button) => button.textContent?.includes(label))?.click()
  }, label)
  await tab.textContent('dialog[open]')
}

const pressIn = async (tab: Tab, place: string, label: string): Promise<void> => {
  await tab.waitForFunction(
    ({ place, label }) => {
      const buttons = Array.from(document.querySelectorAll<HTMLElement>(`${place} button`))
      const button = buttons.find((one) => one.textContent?.trim().startsWith(label))
      button?.click()
      return button !== undefined
    },
    { place, label },
  )
}

/** The link that Share gives. */
async function shareLink(tab: Tab): Promise<string> {
  await openDialog(tab, 'Share')
  const link = await tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#share-link')?.value ?? '')
  await pressIn(tab, 'dialog', '')
  return link
}

const alerts = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.querySelector('.banner[role=alert]')?.textContent ?? '')

/** Opens the first example as a new project, in a tab that may show the playground already. */
async function freshProject(tab: Tab): Promise<void> {
  if (!(await tab.url()).includes('/playground/')) return openPlayground(tab)
  const before = await tab.textContent('.project-button')
  await openDialog(tab, 'Projects')
  await pressIn(tab, '.example-list', 'Hello')
  await expect.poll(() => tab.textContent('.project-button')).not.toBe(before)
  await isCompiled(tab)
}

/** What the preview of each example shows at once. */
const previews = ['Hello, Ada!', 'Osaka', 'Todos', 'open sesame', 'Clock', '<rss', 'Badges', '200 {"for":"Ali"']

const framesOf = (tab: Tab): Promise<number> => tab.evaluate(() => document.querySelectorAll('iframe').length)

/** In one page, which compiles the compiler once; each test opens a project of its own in it. */
test.describe('in one tab', () => {
  let engine: Engine
  let tab: Tab

  test.beforeAll(async ({ launched }) => {
    engine = await launched.newEngine()
    tab = await engine.newTab()
  })
  test.afterAll(() => engine?.close())

  test('an error shows where it is, the last version keeps running, and a correction is compiled', async () => {
    await freshProject(tab)
    await insert(tab, 'const broken = = 1\n')
    await expect.poll(() => tab.textContent('.problem')).toMatch(/Unexpected "=".*src\/pages\/hello\.json\.ts:1/)
    expect(await status(tab)).toMatch(/^1 error\. The last version that compiled keeps running/)
    expect(await tab.evaluate(() => document.querySelectorAll('.cm-lintRange-error').length)).toBe(1)
    expect(await tab.evaluate(() => document.querySelectorAll('.cm-lint-marker-error').length)).toBe(1)
    await tab.evaluate(() => document.querySelector<HTMLElement>('.theme-toggle')?.focus())
    await tab.click('button.problem')
    await tab.waitForFunction(() => document.activeElement?.classList.contains('cm-content'))
    await insert(tab, '// ')
    await isCompiled(tab)
    expect(await tab.evaluate(() => document.querySelector('.problem'))).toBe(null)
  })

  test('a reload keeps what was written', async () => {
    await freshProject(tab)
    // At once: nothing waits for the page's database.
    await insert(tab, '// Mine.\n')
    await tab.reload()
    await isCompiled(tab)
    expect(await codeOf(tab)).toMatch(/^\/\/ Mine\.\nimport/)
  })

  test('a link opens a project in another browser, where it runs only after Run', { tag: '@soak' }, async ({
    launched,
  }) => {
    await freshProject(tab)
    await insert(tab, 'globalThis.hasRun = true // Ahoy.\n')
    await isCompiled(tab)
    await tab.fill('.run-path', '/hello.json?name=Grace')
    const link = await shareLink(tab)
    const other = await launched.newEngine()
    try {
      const fresh = await other.newTab()
      await fresh.goto(link)
      expect(await fresh.textContent('dialog[open]')).toContain(hello)
      await pressIn(fresh, 'dialog', 'Open as a new project')
      await expect.poll(() => codeOf(fresh)).toMatch(/Ahoy/)
      await isCompiled(fresh)
      expect(await fresh.textContent('.banner')).toContain('nothing runs until you press Run')
      expect(await framesOf(fresh)).toBe(0)
      expect(new URL(await fresh.url()).hash).toBe('')
      const path = () => fresh.evaluate(() => document.querySelector<HTMLInputElement>('.run-path')?.value)
      expect(await path()).toBe('/hello.json?name=Grace')
      // A reload is no consent.
      await fresh.reload()
      await isCompiled(fresh)
      expect(await codeOf(fresh)).toMatch(/Ahoy/)
      expect(await framesOf(fresh)).toBe(0)
      await pressIn(fresh, '.banner', 'Run')
      await expect.poll(() => framesOf(fresh)).toBeGreaterThan(0)
    } finally {
      await other.close()
    }
  })

  test('a damaged link is reported and does not change the open project', { tag: '@soak' }, async () => {
    await freshProject(tab)
    await insert(tab, '// Mine.\n')
    await isCompiled(tab)
    const before = await codeOf(tab)
    const { fragment } = encodeProject({ name: 'x', files: new Map([['a.ts', 'export {}']]) }) as { fragment: string }
    for (const [hash, why] of [
      [fragment.slice(0, -4), /damaged or incomplete/],
      ['code/xyz', /no project of this playground/],
      [`p1.${'A'.repeat(600_000)}`, /too long/],
    ] as const) {
      await tab.evaluate((hash) => {
        location.hash = hash
      }, hash)
      expect(await tab.textContent('dialog[open]')).toMatch(why)
      await pressIn(tab, 'dialog', 'To my project')
      await tab.waitForFunction(() => document.querySelector('dialog') === null && location.hash === '')
      expect(await codeOf(tab)).toBe(before)
    }
  })

  test('a project of a link does not replace the open one', { tag: '@soak' }, async () => {
    await freshProject(tab)
    const { fragment } = encodeProject({ name: 'Other', files: new Map([[hello, '// Other.']]) }) as {
      fragment: string
    }
    const visit = (): Promise<void> =>
      tab.evaluate((hash) => {
        location.hash = hash
      }, fragment)
    await visit()
    await pressIn(tab, 'dialog', 'Not now')
    expect(await codeOf(tab)).toMatch(/^import/)
    await visit()
    await pressIn(tab, 'dialog', 'Open as a new project')
    await expect.poll(() => codeOf(tab)).toBe('// Other.')
    await openDialog(tab, 'Projects')
    await expect.poll(() => tab.textContent('.project-list')).toMatch(/Other.*Hello/s)
    await pressIn(tab, '.project-list', 'Hello')
    await expect.poll(() => codeOf(tab)).toMatch(/^import/)
  })

  test.describe('only in Chromium, where tests can press keys', () => {
    test.skip(({ engineName }) => engineName !== 'chromium', 'Only Playwright can press any key.')

    test('files are added, renamed, deleted and brought back by keys', async () => {
      // In Chromium a tab is a page.
      const page = tab as Page
      await freshProject(tab)
      await page.focus('[role=treeitem][tabindex="0"]')
      await page.keyboard.press('Home')
      await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.path)).toBe('src')
      await page.keyboard.press('ArrowLeft')
      expect(await pathsOf(tab)).toEqual(['src', 'index.html'])
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('F2')
      await page.keyboard.type('hi')
      await page.keyboard.press('Enter')
      await expect.poll(() => pathsOf(tab)).toEqual(['src', 'src/pages', 'src/pages/hi.json.ts', 'index.html'])
      expect(await tab.textContent('[data-path="src/pages/hi.json.ts"]')).toContain('/hi.json')
      await isCompiled(tab)
      await page.keyboard.press('Delete')
      await expect.poll(() => pathsOf(tab)).toEqual(['index.html'])
      expect(await tab.textContent('.toast')).toContain('Deleted hi.json.ts.')
      await page.keyboard.press('Control+z')
      await expect.poll(() => pathsOf(tab)).toContain('src/pages/hi.json.ts')
      await page.click('[aria-label="New file"]')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('../up.ts')
      await page.keyboard.press('Enter')
      expect(await tab.textContent('#path-form-help')).toContain('cannot contain . or ..')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('src/pages/api/[id].json.ts')
      expect(await tab.textContent('#path-form-help')).toBe('Makes /api/[id].json')
      await page.keyboard.press('Enter')
      await expect.poll(() => codeOf(tab)).toMatch(/export const GET/)
      await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'))
      await isCompiled(tab)
    })

    test('Escape, then Tab leaves the editor; ? lists the keys; keys move the borders', { tag: '@soak' }, async () => {
      const page = tab as Page
      await freshProject(tab)
      await page.focus('.cm-content')
      await page.keyboard.press('Tab')
      expect(await codeOf(tab)).toMatch(/^ {2}import/)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('.cm-content'))).toBe(null)
      await page.focus('.splitter')
      const width = () => page.evaluate(() => document.querySelector('#panel-files')?.clientWidth ?? 0)
      const before = await width()
      await page.keyboard.press('ArrowRight')
      expect(await width()).toBe(before + 16)
      await page.keyboard.press('?')
      expect(await tab.textContent('dialog[open]')).toContain('Compile and send the request')
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => document.querySelector('dialog') === null)
    })

    test('each file has its own undo', { tag: '@soak' }, async () => {
      const page = tab as Page
      await freshProject(tab)
      await insert(tab, '// A\n')
      await page.click('[data-path="index.html"]')
      await expect.poll(() => codeOf(tab)).toMatch(/^<!doctype/)
      await insert(tab, '<!-- B -->')
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+z')
      expect(await codeOf(tab)).toMatch(/^<!doctype/)
      await page.click(`[data-path="${hello}"]`)
      await expect.poll(() => codeOf(tab)).toMatch(/^\/\/ A\n/)
      await page.keyboard.press('Control+z')
      await expect.poll(() => codeOf(tab)).toMatch(/^import/)
    })

    test('a large file opens as plain text, is built as typed, and one that is no text shows its size', {
      tag: '@soak',
    }, async () => {
      const page = tab as Page
      await freshProject(tab)
      const upload = (name: string, content: string | Buffer): Promise<void> =>
        page.setInputFiles('input[type=file]', [{ name, mimeType: 'text/plain', buffer: Buffer.from(content) }])
      await upload(
        'large.txt.ts',
        `const data = '${'x'.repeat(1_100_000)}'
        export const prerender = true
        export const GET = () => new Response(typeof typed + ' ' + data.length)`,
      )
      await expect.poll(() => tab.textContent('.editor .notice')).toContain('1.1 MB: shown as plain text')
      await isCompiled(tab)
      await insert(tab, '// The editor is read at once after the first key, and later after pauses.\n')
      await insert(tab, 'const typed = 1\n')
      await page.click('.run-tablist [data-tab=prerender]')
      await expect
        .poll(() => tab.textContent('.run-prerender-bar'), { timeout: 60_000 })
        .toMatch(/built in [\d.]+ m?s\.$/)
      await page.click('.run-file-name:text-is("large.txt")')
      expect(await tab.textContent('.run-file-view pre')).toBe('number 1100000')

      await upload('larger.md', 'x'.repeat(5_000_000))
      await expect.poll(() => tab.textContent('.editor .notice')).toContain('5.0 MB: shown as plain text')
      await insert(tab, 'typed\n')
      await expect.poll(() => codeOf(tab)).toMatch(/^typed/)
      await upload('dot.png', Buffer.from([137, 80, 78, 71, 0, 1]))
      await expect.poll(() => tab.textContent('.binary')).toContain('6 bytes, not text')
      await tab.reload()
      await expect.poll(() => tab.textContent('.binary')).toContain('6 bytes, not text')
    })

    test('a request is copied as a command', { tag: '@soak' }, async () => {
      const page = tab as Page
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await freshProject(tab)
      await page.selectOption('.run-line select', 'POST')
      await page.click('.run-parts button:text-is("Copy as cURL")')
      expect(await tab.textContent('.toast')).toContain('npx stowaway dev')
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(
        "curl -X POST 'http://localhost:5173/hello.json?name=Ada'",
      )
    })

    test('an upload replaces a file, and Undo brings it back', { tag: '@soak' }, async () => {
      const page = tab as Page
      await freshProject(tab)
      await page.setInputFiles('input[type=file]', [
        { name: 'hello.json.ts', mimeType: 'text/plain', buffer: Buffer.from('// new') },
      ])
      await expect.poll(() => codeOf(tab)).toBe('// new')
      await page.click('.toast button:has-text("Undo")')
      await expect.poll(() => codeOf(tab)).toMatch(/^import/)
    })

    test('the downloaded project has the files that the command line needs', async () => {
      const page = tab as Page
      await freshProject(tab)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('[title="Download as a project"]'),
      ])
      const folder = download.suggestedFilename().replace(/\.zip$/, '')
      expect(folder).toMatch(/^hello(?:-\d+)?$/)
      const files = unzipSync(await readFile(await download.path()))
      expect(Object.keys(files).sort()).toEqual(
        ['.gitignore', 'README.md', 'index.html', 'package.json', hello, 'tsconfig.json', 'vite.config.ts'].map(
          (path) => `${folder}/${path}`,
        ),
      )
      expect(strFromU8(files[`${folder}/${hello}`] ?? new Uint8Array())).toContain('export const GET')
    })

    test('every example compiles, and its first request and its preview are answered', { tag: '@soak' }, async () => {
      const page = tab as Page
      await freshProject(tab)
      const failures: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') failures.push(message.text())
      })
      for (let index = 0; index < 8; index += 1) {
        await openDialog(tab, 'Projects')
        await tab.evaluate(
          (index) => document.querySelectorAll<HTMLElement>('.example-list button')[index]?.click(),
          index,
        )
        await tab.waitForFunction(() => document.querySelector('dialog') === null)
        await expect.poll(() => status(tab)).toMatch(/^Compiled in/)
        await pressIn(tab, '#panel-run', 'Send')
        await expect.poll(() => tab.textContent('#panel-run')).toMatch(/200 OK|401 Unauthorized/)
        expect(await tab.evaluate(() => document.querySelector('.problem')?.textContent ?? null)).toBe(null)
        await page.click('.run-tablist [data-tab=preview]')
        const shown = page.frameLocator('.run-frame iframe').frameLocator('iframe').locator('body')
        await expect(shown).toContainText(previews[index] ?? '?')
        expect(await tab.evaluate(() => document.querySelector('.run-preview .run-note')?.textContent ?? null)).toBe(
          null,
        )
        await page.click('.run-tablist [data-tab=request]')
      }
      expect(failures).toEqual([])
    })
  })
})

test.describe('only in Chromium, where tests can press keys', () => {
  test.skip(
    ({ engineName }) => engineName !== 'chromium',
    'Only Playwright can press any key, and set a page’s width and colours.',
  )

  test('the first compile tells how much of the compiler has arrived; the next visit downloads none', {
    tag: '@soak',
  }, async ({ tab }) => {
    const page = tab as Page
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const text = document.querySelector('.compile-status')?.textContent
        if (text?.startsWith('Downloading')) seen.push(text)
      }).observe(document, { subtree: true, childList: true, characterData: true })
    })
    const seen = (): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'seen'))
    site.takeRequests()
    await openPlayground(tab)
    expect((await seen())[0]).toMatch(/^Downloading the compiler: \d+.* of 14\.0 MB/)
    expect(site.takeRequests().filter((path) => path.endsWith('.wasm'))).toHaveLength(1)
    console.log(`first compile: ${await status(tab)}`)
    await tab.reload()
    await isCompiled(tab)
    expect(await seen()).toEqual([])
    expect(site.takeRequests().filter((path) => path.endsWith('.wasm'))).toEqual([])
  })

  test('once visited, the playground opens without its server', { tag: '@soak' }, async ({ tab, base }) => {
    const host = await startStaticHost(site.folder, base)
    try {
      await openPlayground(tab, host.url)
      await insert(tab, '// Mine.\n')
      // The landing page tells when all files are kept.
      await tab.goto(host.url)
      await expect.poll(() => tab.textContent('#offline'), { timeout: 60_000 }).toMatch(/files are kept/)
      await host.stop()
      await openPlayground(tab, host.url)
      expect(await codeOf(tab)).toMatch(/^\/\/ Mine\./)
      await insert(tab, '// And more.\n')
      await isCompiled(tab)
      await pressIn(tab, '#panel-run', 'Send')
      await expect.poll(() => tab.textContent('#panel-run')).toContain('Hello, Ada!')
    } finally {
      await host.stop()
    }
  })

  test('a full storage is reported, and new text stays in the tab', { tag: '@soak' }, async ({ tab }) => {
    const page = tab as Page
    await openPlayground(tab)
    const tools = await page.context().newCDPSession(page)
    const { origin } = new URL(site.url)
    await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 })
    // Chromium notices the new limit some time later.
    await expect
      .poll(
        async () => {
          const buffer = randomBytes(15_000_000)
          await page.setInputFiles('input[type=file]', [{ name: 'noise.bin', mimeType: 'image/png', buffer }])
          return alerts(tab)
        },
        { timeout: 60_000, intervals: [3000] },
      )
      .toContain('The browser’s storage is full')
    expect(await pathsOf(tab)).toContain('src/pages/noise.bin')
    await tools.send('Storage.overrideQuotaForOrigin', { origin })
    await pressIn(tab, '.banner', 'Try again')
    await expect.poll(() => tab.textContent('.save-state')).toBe('Saved here')
  })

  test('two tabs with one project lose nothing', { tag: '@soak' }, async ({ tab, engine }) => {
    await openPlayground(tab)
    const second = await engine.newTab()
    await openPlayground(second)
    await insert(tab, '// First.\n')
    await expect.poll(() => tab.textContent('.save-state')).toBe('Saved here')
    await isCompiled(tab)
    // What only looks on takes the other's version over.
    await second.click('[data-path="index.html"]')
    expect(await second.textContent('.toast')).toContain('You now see its version')
    await second.click(`[data-path="${hello}"]`)
    await expect.poll(() => codeOf(second)).toMatch(/^\/\/ First\.\nimport/)
    await expect.poll(() => second.textContent('.save-state')).toBe('Saved here')
    await insert(tab, '// Again.\n')
    await insert(second, '// Second.\n')
    await expect.poll(() => second.textContent('.toast')).toContain('Your version is saved as')
    expect(await second.textContent('.project-button')).toContain('Hello (this tab)')
    await tab.reload()
    await expect.poll(() => codeOf(tab)).toMatch(/^\/\/ Again\.\n\/\/ First\.\nimport/)
    await second.reload()
    await expect.poll(() => codeOf(second)).toMatch(/^\/\/ Second\.\n\/\/ First\.\nimport/)
  })

  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing wrong at ${size.width} px`, { tag: '@soak' }, async ({ tab }) => {
      const page = tab as Page
      await page.setViewportSize(size)
      await openPlayground(tab)
      await insert(tab, 'const broken = = 1\n')
      await tab.textContent('.problem')
      for (const panel of size.width < 400 ? ['Files', 'Code', 'Run'] : ['']) {
        if (panel !== '') await pressIn(tab, '.panel-tabs', panel)
        await expectNoViolations(tab)
      }
      for (const label of ['Projects', 'Share', 'Keys']) {
        await openDialog(tab, label)
        await expectNoViolations(tab)
        await page.keyboard.press('Escape')
        await page.waitForFunction(() => document.querySelector('dialog') === null)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
    })
  }
})
