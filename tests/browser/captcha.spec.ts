import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import {
  buildInto,
  projectFolder,
  serveNode,
  stowaway,
  type TemporaryFolder,
  temporaryFolder,
} from './serve-project.ts'
import { startVerifier } from './verifier.ts'

const project = 'site/captcha'
const secret = 'a-secret-of-the-harbour-master'

let folder: TemporaryFolder

test.beforeEach(async () => {
  folder = await temporaryFolder()
})

test.afterEach(() => folder.remove())

/** Every file below a folder, by its path. */
async function contents(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)))
}

test('a page’s captcha is verified by the Node server, which alone knows the secret', async ({ page }) => {
  const verifier = await startVerifier(secret, 'token-of-a-person')
  const env = { RECAPTCHA_SECRET_KEY: secret, RECAPTCHA_VERIFY_URL: verifier.url }
  const args = ['build', '--root', projectFolder(project), '--outDir', folder.path, '--target', 'node']
  expect((await stowaway(args, env)).exitCode).toBe(0)
  const files = [...(await contents(folder.path)).values()]
  expect(files.length).toBeGreaterThan(2)
  expect(files.filter((content) => content.includes(secret))).toEqual([])

  const server = await serveNode(folder.path, env)
  try {
    await page.goto(server.url)
    const button = page.getByRole('button', { name: 'Click me to verify the captcha challenge!' })
    await button.click()
    await expect(page.locator('#result')).toHaveText('Captcha verification was a success.')

    await page.getByLabel('I am a robot').check()
    await button.click()
    await expect(page.locator('#result')).toHaveText('Captcha verification failed.')

    const answer = await page.evaluate(async () => {
      const body = JSON.stringify({ recaptcha: 'token-of-a-robot' })
      const response = await fetch('/recaptcha', { method: 'POST', body })
      return { status: response.status, ...(await response.json()) }
    })
    expect(answer).toEqual({ status: 200, success: false, 'error-codes': ['invalid-input-response'] })
  } finally {
    await server.close()
    await verifier.close()
  }
})

test('a server with another secret is refused by the verifier', async ({ page }) => {
  const verifier = await startVerifier(secret, 'token-of-a-person')
  await buildInto(folder.path, project, '--target', 'node')
  const server = await serveNode(folder.path, {
    RECAPTCHA_SECRET_KEY: 'a guess',
    RECAPTCHA_VERIFY_URL: verifier.url,
  })
  try {
    await page.goto(server.url)
    await page.getByRole('button', { name: 'Click me to verify the captcha challenge!' }).click()
    await expect(page.locator('#result')).toHaveText('Captcha verification failed.')
  } finally {
    await server.close()
    await verifier.close()
  }
})

test('a build for the browser is refused, and leaves the previous build as it was', async () => {
  await buildInto(folder.path, project, '--target', 'node')
  const before = await contents(folder.path)

  const args = ['build', '--root', projectFolder(project), '--outDir', folder.path]
  const { exitCode, text } = await stowaway(args, { RECAPTCHA_SECRET_KEY: secret })
  expect(exitCode).toBe(1)
  expect(text).toContain('PrivateVariableInWorker')
  expect(text).toContain('src/pages/recaptcha.ts reads import.meta.env.RECAPTCHA_SECRET_KEY')
  for (const way of ['export const prerender = true', '--target node', 'PUBLIC_RECAPTCHA_SECRET_KEY']) {
    expect(text).toContain(way)
  }
  expect(text).not.toContain(secret)
  expect(await contents(folder.path)).toEqual(before)
})
