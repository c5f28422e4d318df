import { expect, type Locator, type Page, test } from '@playwright/test'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'site'
/** What the page may ask its server for: its own files, and whether the server is there. */
const ownFiles = /^\/($|index\.html$|404\.html$|sw\.js$|stowaway-404\.js$|favicon\.svg$|app\.webmanifest$|assets\/)/

let folder: TemporaryFolder
let site: Served

test.beforeAll(async () => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project)
  site = await preview(folder.path, project)
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

async function open(page: Page, url = site.url): Promise<void> {
  await page.goto(url)
  await expect(page.locator('#worker')).toHaveText('On board')
  await expect(page.locator('#offline')).toHaveText(/^Packed/)
}

async function press(page: Page, title: string, button: string): Promise<Locator> {
  const card = page.getByRole('article', { name: title, exact: true })
  await card.getByRole('button', { name: button, exact: true }).click()
  const answer = card.locator('.answer')
  await expect(answer.locator('.asked')).toHaveText(button.replace(/ as text$/, ''))
  await expect(answer.locator('[data-fact=status]')).toBeVisible()
  return answer
}

const fact = (answer: Locator, name: string): Locator => answer.locator(`[data-fact=${name}]`)

async function json(answer: Locator): Promise<unknown> {
  return JSON.parse((await answer.locator('pre.body').textContent()) ?? '')
}

async function expectFile(answer: Locator, type: string): Promise<void> {
  await expect(fact(answer, 'status')).toHaveText('200 OK')
  await expect(fact(answer, 'by')).toHaveText('kept offline')
  await expect(fact(answer, 'type')).toContainText(type)
}

async function expectEndpoint(answer: Locator, route: string, status: RegExp): Promise<void> {
  await expect(fact(answer, 'by')).toHaveText(`worker · ${route}`)
  await expect(fact(answer, 'status')).toHaveText(status)
}

test.describe('static file endpoints', () => {
  test('data.json.ts builds /data.json', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'A file of data', 'GET /data.json')
    await expectFile(answer, 'application/json')
    expect(await json(answer)).toEqual({ name: 'Stowaway', cargo: ['tea', 'biscuits', 'a chart'] })
  })

  test('an encoding makes a binary PNG', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'A binary PNG image, by encoding', 'GET /boat.png')
    await expectFile(answer, 'image/png')
    await expect(answer.locator('figcaption')).toHaveText('32 × 32 pixels, 176 bytes')
    await expect(answer.getByRole('img')).toHaveJSProperty('naturalWidth', 32)
  })

  test('an endpoint typed as APIRoute returns a Response', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'The APIRoute type', 'GET /builtwith.json')
    await expectFile(answer, 'application/json')
    expect(await json(answer)).toMatchObject({ site: 'https://stowaway.example/' })
  })

  for (const [id, name] of ['Sarah', 'Chris', 'Dan'].map((name, index) => [String(index + 1), name] as const)) {
    test(`getStaticPaths makes /api/${id}.json`, async ({ page }) => {
      await open(page)
      const answer = await press(page, 'params and dynamic routing', `GET /api/${id}.json`)
      await expectFile(answer, 'application/json')
      expect(await json(answer)).toEqual({ id, name })
    })
  }

  test('a fourth path is not made', async ({ page }) => {
    await open(page)
    expect(await page.evaluate(async () => (await fetch('api/4.json')).status)).toBe(404)
  })

  test('request.url is the full URL on the configured site', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'request.url', 'GET /request-path.json')
    await expectFile(answer, 'application/json')
    expect(await json(answer)).toEqual({
      url: 'https://stowaway.example/request-path.json',
      path: '/request-path.json',
    })
  })

  test('an RSS document is XML with its items', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'An RSS document', 'GET /rss.xml')
    await expectFile(answer, 'xml')
    const source = (await answer.locator('pre.body').textContent()) ?? ''
    const items = await page.evaluate((text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      return [...feed.querySelectorAll('rss > channel > item > title')].map((title) => title.textContent)
    }, source)
    expect(items).toEqual(['Weighed anchor', 'Lost sight of the server'])
  })
})

test.describe('server endpoints', () => {
  test('a lower-case get runs anew for each request', async ({ page }) => {
    await open(page)
    const first = await press(page, 'Built when they are requested', 'GET /time.json')
    await expectEndpoint(first, '/time.json', /^200/)
    await expect(fact(first, 'type')).toContainText('application/json')
    const before = await json(first)
    await expect
      .poll(async () => json(await press(page, 'Built when they are requested', 'GET /time.json')))
      .not.toEqual(before)
  })

  test('the worker decodes a binary encoding', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'Built when they are requested', 'GET /boat-binary.png')
    await expectEndpoint(answer, '/boat-binary.png', /^200/)
    await expect(answer.locator('figcaption')).toHaveText('32 × 32 pixels, 176 bytes')
  })

  test('params come without getStaticPaths', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'params and a Response of your own', 'GET /helmet.json')
    await expectEndpoint(answer, '/[id].json', /^200/)
    await expect(fact(answer, 'type')).toHaveText('application/json')
    expect(await json(answer)).toEqual({ id: 'helmet', name: 'Diving helmet', price: 240 })
  })

  test('an unknown product is a 404 of the endpoint', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'params and a Response of your own', 'GET /anvil.json')
    await expectEndpoint(answer, '/[id].json', /^404 Not found$/)
    await expect(answer).toContainText('No body')
  })

  for (const { title, path, all } of [
    { title: 'HTTP methods', path: '/methods.json', all: 'ALL' },
    { title: 'HTTP methods, in lower case', path: '/old-methods.json', all: 'all' },
  ]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      test(`${path} answers ${method} with its own function`, async ({ page }) => {
        await open(page)
        const answer = await press(page, title, `${method} ${path}`)
        await expectEndpoint(answer, path, /^200/)
        expect(await json(answer)).toEqual({ message: `This was a ${method}!` })
      })
    }

    test(`${path} answers any other method with ${all}`, async ({ page }) => {
      await open(page)
      const answer = await press(page, title, `PATCH ${path}`)
      await expectEndpoint(answer, path, /^200/)
      expect(await json(answer)).toEqual({ message: `This was a PATCH, answered by ${all}!` })
    })
  }

  test('a method without a handler gets the site’s 404 page', async ({ page }) => {
    await open(page)
    const answer = await press(page, 'A fully usable Request', 'GET /test-post.json')
    await expectEndpoint(answer, '/test-post.json', /^404/)
    await expect(fact(answer, 'type')).toContainText('text/html')
    await expect(answer.locator('pre.body')).toContainText('404: nothing below this deck.')
  })

  test('the request’s body and headers can be read', async ({ page }) => {
    await open(page)
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace')
    const answer = await press(page, 'A fully usable Request', 'POST /test-post.json')
    await expectEndpoint(answer, '/test-post.json', /^200/)
    expect(await json(answer)).toEqual({ message: 'Your name was: Grace' })

    const refused = await press(page, 'A fully usable Request', 'POST /test-post.json as text')
    await expect(fact(refused, 'status')).toHaveText(/^400/)
  })

  test('redirect() leads to an endpoint and to a file', async ({ page }) => {
    await open(page)
    const shop = await press(page, 'Redirects', 'GET /links/shop')
    await expect(fact(shop, 'redirected')).toHaveText('/helmet.json')
    await expectEndpoint(shop, '/[id].json', /^200/)

    const news = await press(page, 'Redirects', 'GET /links/news')
    await expect(fact(news, 'redirected')).toHaveText('/rss.xml')
    await expect(fact(news, 'status')).toHaveText(/^200/)

    const nowhere = await press(page, 'Redirects', 'GET /links/nowhere')
    await expectEndpoint(nowhere, '/links/[id]', /^404 Not found$/)
  })
})

test.describe('a full API', () => {
  test('an image is generated for any name', async ({ page }) => {
    await open(page)
    const ada = await press(page, 'Generate images', 'GET /avatar/ada.png')
    await expectEndpoint(ada, '/avatar/[name].png', /^200/)
    await expect(fact(ada, 'type')).toHaveText('image/png')
    await expect(ada.locator('figcaption')).toContainText('126 × 126 pixels')

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('été/ü')
    const other = await press(page, 'Generate images', 'GET /avatar/été/ü.png')
    await expectEndpoint(other, '/avatar/[name].png', /^200/)
  })

  test('data is kept across a reload', async ({ page }) => {
    await open(page)
    await page.getByRole('textbox', { name: 'Note' }).fill('Mend the net')
    const added = await press(page, 'Keep data', 'POST /api/notes.json')
    await expectEndpoint(added, '/api/notes.json', /^201/)

    await page.reload()
    const kept = await press(page, 'Keep data', 'GET /api/notes.json')
    expect(await json(kept)).toEqual(['Mend the net'])

    const deleted = await press(page, 'Keep data', 'DELETE /api/notes.json')
    await expectEndpoint(deleted, '/api/notes.json', /^204/)
    expect(await json(await press(page, 'Keep data', 'GET /api/notes.json'))).toEqual([])
  })
})

test('no request for an endpoint reaches the server', async ({ page }) => {
  const own = await preview(folder.path, project)
  try {
    await open(page, own.url)
    // What is kept offline is fetched by the worker, once, when it is installed.
    const isPrerendered = /^\/(api\/[123]|builtwith|data|request-path)\.json$|^\/boat\.png$|^\/rss\.xml$/
    const kept = own.takeRequests().filter((path) => !ownFiles.test(path))
    expect(kept.filter((path) => !isPrerendered.test(path))).toEqual([])
    expect(kept).toHaveLength(8)
    await callAll(page)
    expect(own.takeRequests().filter((path) => !ownFiles.test(path))).toEqual([])
  } finally {
    await own.close()
  }
})

test('every card answers when the server has been stopped, also after a reload', async ({ page }) => {
  const own = await preview(folder.path, project)
  try {
    await open(page, own.url)
  } finally {
    await own.close()
  }
  await callAll(page)
  await expect(page.locator('#server')).toHaveText(/^Gone/)

  await page.reload()
  await expect(page.locator('#worker')).toHaveText('On board')
  await callAll(page)
  for (const [title, button, by] of [
    ['A file of data', 'GET /data.json', 'kept offline'],
    ['A binary PNG image, by encoding', 'GET /boat.png', 'kept offline'],
    ['Redirects', 'GET /links/shop', 'worker · /[id].json'],
    ['HTTP methods', 'DELETE /methods.json', 'worker · /methods.json'],
  ] as const) {
    await expect(fact(await press(page, title, button), 'by')).toHaveText(by)
  }
  const missing = await press(page, 'A fully usable Request', 'GET /test-post.json')
  await expect(missing.locator('pre.body')).toContainText('404: nothing below this deck.')
})

test('the page can be used with the keyboard, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Call every endpoint' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#summary')).toHaveText(/^(\d+) of \1 requests answered/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

async function callAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call every endpoint' }).click()
  await expect(page.locator('#summary')).toHaveText(/^(\d+) of \1 requests answered/)
  const failed = page.locator('.answer', { hasText: 'No answer' })
  await expect(failed).toHaveCount(0)
}
