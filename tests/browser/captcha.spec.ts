import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { folderContents } from './folder-contents.ts'
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

/** Presses the button, and expects what the page then says. */
async function expectResult(tab: Tab, result: string): Promise<void> {
  expect(await tab.textContent('button')).toBe('Click me to verify the captcha challenge!')
  await tab.click('button')
  await expect.poll(() => tab.textContent('#result')).toBe(result)
}

test('a page’s captcha is verified by the Node server, which alone knows the secret', async ({ tab, base }) => {
  const verifier = await startVerifier(secret, 'token-of-a-person')
  const env = { RECAPTCHA_SECRET_KEY: secret, RECAPTCHA_VERIFY_URL: verifier.url }
  const args = ['build', '--root', projectFolder(project), '--outDir', folder.path, '--target', 'node', '--base', base]
  expect((await stowaway(args, env)).exitCode).toBe(0)
  const files = [...(await folderContents(folder.path)).values()]
  expect(files.length).toBeGreaterThan(2)
  expect(files.filter((content) => content.includes(secret))).toEqual([])

  const server = await serveNode(folder.path, env)
  try {
    await tab.goto(new URL(base, server.url).href)
    await expectResult(tab, 'Captcha verification was a success.')

    await tab.click('label')
    await expectResult(tab, 'Captcha verification failed.')

    const answer = await tab.evaluate(async () => {
      const body = JSON.stringify({ recaptcha: 'token-of-a-robot' })
      const response = await fetch('recaptcha', { method: 'POST', body })
      return { status: response.status, ...(await response.json()) }
    })
    expect(answer).toEqual({ status: 200, success: false, 'error-codes': ['invalid-input-response'] })
  } finally {
    await server.close()
    await verifier.close()
  }
})

test('a server with another secret is refused by the verifier', async ({ tab, base }) => {
  const verifier = await startVerifier(secret, 'token-of-a-person')
  await buildInto(folder.path, project, '--target', 'node', '--base', base)
  const server = await serveNode(folder.path, {
    RECAPTCHA_SECRET_KEY: 'a guess',
    RECAPTCHA_VERIFY_URL: verifier.url,
  })
  try {
    await tab.goto(new URL(base, server.url).href)
    await expectResult(tab, 'Captcha verification failed.')
  } finally {
    await server.close()
    await verifier.close()
  }
})
