import { expect, test } from '@playwright/test'
import { folderContents } from '../browser/folder-contents.ts'
import { buildInto, projectFolder, stowaway, temporaryFolder } from '../browser/serve-project.ts'

const project = 'site/captcha'
const secret = 'a-secret-of-the-harbour-master'

test('a build with a private variable for the browser is refused, and the previous build stays', async () => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--target', 'node')
  const before = await folderContents(folder.path)

  const args = ['build', '--root', projectFolder(project), '--outDir', folder.path]
  const { exitCode, text } = await stowaway(args, { RECAPTCHA_SECRET_KEY: secret })
  expect(exitCode).toBe(1)
  expect(text).toContain('PrivateVariableInWorker')
  expect(text).toContain('src/pages/recaptcha.ts reads import.meta.env.RECAPTCHA_SECRET_KEY')
  for (const way of ['export const prerender = true', '--target node', 'PUBLIC_RECAPTCHA_SECRET_KEY']) {
    expect(text).toContain(way)
  }
  expect(text).not.toContain(secret)
  expect(await folderContents(folder.path)).toEqual(before)
  await folder.remove()
})
