import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { createProject, dist, stowawayProcess, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const config = `import { stowaway } from ${JSON.stringify(pathToFileURL(join(dist, 'compiler/vite.js')).href)}
export default { plugins: [stowaway({ prerenderTimeout: 2500 })] }`

const listed = "export const getStaticPaths = () => [{ params: { id: 'a' } }, { params: { id: 'b' } }]"
const onB = (code: string) => `export const prerender = true
${listed}
export const GET = async ({ params }) => {
  if (params.id === 'b') ${code}
  return new Response(params.id)
}`

describe('a build with an endpoint that does not finish names it after a second, and fails at the limit', () => {
  for (const [what, file, code, doing, tags] of [
    ['a promise that never settles', '[id].ts', onB('await new Promise(() => {})'), '/b was prerendered (entry 1', []],
    ['an endless loop', '[id].ts', onB('while (true);'), '/b was prerendered (entry 1', ['soak']],
    [
      'an endless loop in a module',
      'x.ts',
      'for (;;) globalThis.turns = (globalThis.turns ?? 0) + 1\nexport const prerender = true',
      'it was loaded',
      [],
    ],
    [
      'a module that awaits for ever',
      'x.ts',
      'await new Promise(() => {})\nexport const GET = 1',
      'it was loaded',
      ['soak'],
    ],
  ] as const)
    test(what, { tags: [...tags] }, async () => {
      project = await createProject({ 'vite.config.js': config, [`src/pages/${file}`]: code })
      const { exitCode, stdout, stderr } = await stowawayProcess('build', '--json', '--root', project.root)
      expect(exitCode, stderr).toBe(1)
      expect(stderr).toContain(`Waiting for ${file}, while ${doing}`)
      const message = expect.stringContaining(`${file} did not finish within 2.5 seconds, while ${doing}`)
      const hint = expect.stringContaining('prerenderTimeout')
      expect(JSON.parse(stdout)).toEqual({
        errors: [{ code: 'PrerenderTimedOut', file, message, hint }],
      })
      expect(stderr).toContain('PrerenderTimedOut')
    })
})
