import { expect, type Page, test } from '@playwright/test'
import { helloFiles } from './hello-endpoint.ts'
import { createMatrix } from './matrix-table.ts'
import { freePort, start, succeed } from './run-command.ts'
import { createViteApp, smallPage, viteConfig } from './vite-app.ts'
import { withServer } from './with-server.ts'

const main = `export default {
  framework: '@storybook/html-vite',
  stories: ['../src/*.stories.ts'],
  addons: ['@storybook/addon-docs'],
  core: { disableTelemetry: true },
}
`

const preview = "export { beforeEach } from 'stowaway/testing/storybook'\n"

const stories = `import { control } from 'stowaway/control'
import type { StorySettings } from 'stowaway/testing/storybook'

const render = () => {
  const output = document.createElement('output')
  fetch(import.meta.env.BASE_URL + 'api/hello.json')
    .then((response) => response.text())
    .then((text) => (output.textContent = text), (error) => (output.textContent = error.name))
  return output
}
const frames = { docs: { story: { inline: false, height: '80px' } } }

export default { title: 'Hello', tags: ['autodocs'], render, parameters: frames }

export const Plain = {}
export const Other = {
  parameters: {
    stowaway: { overrides: [{ on: '/api/*', answer: { json: { hello: 'story' } } }] } satisfies StorySettings,
  },
}
export const Broken = {
  parameters: { stowaway: { overrides: [{ on: '/api/hello.json', fault: 'offline' }], reset: ['log'] } satisfies StorySettings },
  play: async ({ canvasElement }) => {
    for (let tries = 0; tries < 100 && !canvasElement.querySelector('output')?.textContent; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const [request] = await control.requests()
    document.body.dataset.played = request.method + ' ' + request.route + ' ' + request.isFailed
  },
}
export const Wrong = { parameters: { stowaway: { override: [] } } }
export const Nothing = { parameters: { stowaway: { overrides: [{ on: '/api/helo.json', delay: 1 }] } } }
`

const matrix = createMatrix('settings of stories', ['dev', 'build without control', 'build'])
test.afterAll(() => matrix.print())

/** Shows another story without loading the frame again, as a click in the sidebar does. */
const show = (page: Page, story: string) =>
  page.evaluate((storyId) => {
    const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
      __STORYBOOK_ADDONS_CHANNEL__: { emit(name: string, given: object): void }
    }
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' })
  }, `hello--${story}`)

const open = (page: Page, url: string, story: string) =>
  page.goto(new URL(`iframe.html?id=hello--${story}&viewMode=story`, url).href)

async function expectSettings(page: Page, url: string): Promise<void> {
  const output = page.locator('#storybook-root output')
  await open(page, url, 'other')
  await expect(output).toHaveText('{"hello":"story"}', { timeout: 60_000 })
  await show(page, 'plain')
  await expect(output).toHaveText('{"hello":"app"}')
  await show(page, 'broken')
  await expect(output).toHaveText('TypeError')
  await expect(page.locator('body[data-played="GET /api/hello.json true"]')).toBeAttached()
  await show(page, 'other')
  await expect(output).toHaveText('{"hello":"story"}')

  // Another tab has its own overrides, and a reload those of its story.
  const other = await page.context().newPage()
  await open(other, url, 'plain')
  await expect(other.locator('#storybook-root output')).toHaveText('{"hello":"app"}')
  await other.close()
  await page.reload()
  await expect(output).toHaveText('{"hello":"story"}')

  await open(page, url, 'wrong')
  await expect(page.locator('#error-message')).toContainText('"override" is unknown')
  await open(page, url, 'nothing')
  await expect(page.locator('#error-message')).toContainText('/api/hello.json')

  await page.goto(new URL('iframe.html?id=hello--docs&viewMode=docs', url).href)
  for (const [story, text] of [
    ['plain', '{"hello":"app"}'],
    ['other', '{"hello":"story"}'],
    ['broken', 'TypeError'],
  ]) {
    const frame = page.locator(`#iframe--hello--${story}`).last()
    // It loads when it is near the part that is seen.
    await frame.scrollIntoViewIfNeeded({ timeout: 60_000 })
    await expect(frame.contentFrame().locator('#storybook-root output')).toHaveText(text ?? '', { timeout: 60_000 })
  }
}

test('Storybook: each story has its overrides, in development and in a build', async ({ page }) => {
  test.setTimeout(600_000)
  const files = {
    ...smallPage,
    ...helloFiles,
    'vite.config.ts': viteConfig(),
    '.storybook/main.ts': main,
    '.storybook/preview.ts': preview,
    'src/hello.stories.ts': stories,
  }
  const packages = ['storybook', '@storybook/html-vite', '@storybook/addon-docs', '--legacy-peer-deps']
  const project = await createViteApp(files, { packages })
  const build = () => succeed(project.path, 'npx', 'storybook', 'build', '--quiet')
  const served = async (use: (url: string) => Promise<void>) => {
    const command = ['stowaway', 'preview', '--outDir', 'storybook-static', '--port', await freePort()] as const
    await withServer(start(project.path, 'npx', ...command), ({ url }) => use(url))
  }
  try {
    const dev = ['storybook', 'dev', '--ci', '--no-open', '--host', '127.0.0.1', '--port', await freePort()] as const
    await matrix.try('Storybook', 'dev', () =>
      withServer(start(project.path, 'npx', ...dev), ({ url }) => expectSettings(page, url)),
    )
    await matrix.try('Storybook', 'build without control', async () => {
      await build()
      await served(async (url) => {
        await open(page, url, 'plain')
        await expect(page.locator('#storybook-root output')).toHaveText('{"hello":"app"}')
        await open(page, url, 'other')
        await expect(page.locator('#error-message')).toContainText('control: true')
      })
    })
    await project.edit('vite.config.ts', 'stowaway()', 'stowaway({ control: true })')
    await matrix.try('Storybook', 'build', async () => {
      await build()
      await served((url) => expectSettings(page, url))
    })
  } finally {
    await project.remove()
  }
})
