import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { contentOf, createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const fails = "if (!globalThis.tokenOfTheTest) throw new Error('no token')\nconst key = 'a-secret-of-the-harbour'\n"
const answer = 'export const GET = () => new Response(key)\n'

test.for([
  ['a literal', `${fails}${answer}export const prerender = true`],
  ['computed', `${fails}${answer}export const prerender = key.length > 0`],
  ['of another module', `${fails}${answer}export { prerender } from '../settings.ts'`],
  ['of all that another module exports', `${fails}${answer}export * from '../settings.ts'`],
] as const)('an endpoint that throws while it loads, with a prerender that is %s, is an error', async ([, code]) => {
  project = await createProject({ 'src/pages/key.ts': code, 'src/settings.ts': 'export const prerender = true' })
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode).toBe(1)
  for (const part of ['EndpointLoadFailed', 'key.ts', 'no token', 'hint:']) expect(stderr).toContain(part)
  expect(await contentOf(join(project.root, 'dist'))).toEqual({})
})

test('one without a prerender runs on request, with a warning', async () => {
  project = await createProject({ 'src/pages/key.ts': `${fails}${answer}` })
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  expect(stderr).toMatch(/warning: EndpointNotLoaded: key\.ts cannot be loaded.*no token/)
})
