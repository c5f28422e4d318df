import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { installPackage, npmInstall } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { freePort, start, succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'
import { withServer } from './with-server.ts'

const main = `export default {
  framework: '@storybook/html-vite',
  stories: ['../src/*.stories.js'],
  core: { disableTelemetry: true },
  viteFinal: (config) => ({ ...config, base: '/' }),
}
`

const story = `export default { title: 'Hello' }
export const Hello = {
  render: () => {
    const output = document.createElement('output')
    fetch('/api/hello.json?name=story').then(async (response) => {
      output.textContent = await response.text() + ' from ' + response.headers.get('x-answered-by')
    })
    return output
  },
}
`

const matrix = createMatrix('stories of', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

test('Storybook: stories call the endpoints, in development and in a build', { tag: '@soak' }, async ({ page }) => {
  test.setTimeout(600_000)
  const project = await installPackage(await viteVersion.newest())
  const shows = async (url: string): Promise<void> => {
    await page.goto(new URL('/iframe.html?id=hello--hello&viewMode=story', url).href)
    await expect(page.locator('output')).toContainText('Hello, story!', { timeout: 60_000 })
    await expect(page.locator('output')).toContainText('the service worker')
  }
  try {
    await succeed(project.path, 'npm', ...npmInstall, '--legacy-peer-deps', 'storybook', '@storybook/html-vite')
    await succeed(project.path, 'npx', 'stowaway', 'init')
    const config = "import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()] }\n"
    await project.write('vite.config.js', config)
    await project.write('.storybook/main.js', main)
    await project.write('src/hello.stories.js', story)
    const port = await freePort()
    const dev = ['storybook', 'dev', '--ci', '--no-open', '--host', '127.0.0.1', '--port', port] as const
    await matrix.try('Storybook', 'dev', () =>
      withServer(start(project.path, 'npx', ...dev), (server) => shows(server.url)),
    )

    await matrix.try('Storybook', 'build', async () => {
      await succeed(project.path, 'npx', 'storybook', 'build', '--quiet')
      const files = await readdir(join(project.path, 'storybook-static'))
      expect(files).toEqual(expect.arrayContaining(['index.html', 'iframe.html', 'sw.js', 'data.json']))
    })
    const preview = ['stowaway', 'preview', '--outDir', 'storybook-static', '--port', await freePort()] as const
    await matrix.try('Storybook', 'preview', () =>
      withServer(start(project.path, 'npx', ...preview), (server) => shows(server.url)),
    )
  } finally {
    await project.remove()
  }
})
