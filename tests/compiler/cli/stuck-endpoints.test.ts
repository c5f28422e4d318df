import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import {
  contentOf,
  createProject,
  dist,
  type Finished,
  stowawayProcess,
  type TemporaryProject,
} from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const config = `import { stowaway } from ${JSON.stringify(pathToFileURL(join(dist, 'runtime/commands/vite.js')).href)}
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

const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url))

const node = (root: string, ...args: readonly string[]): Promise<Finished> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: undefined, FORCE_COLOR: undefined, NO_COLOR: '1' }
    const child = execFile(process.execPath, args, { cwd: root, env, timeout: 60_000 }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 128, stdout, stderr }),
    )
  })

test('vite build with an endpoint that does not finish fails, names file and limit, and leaves the last build', {
  tags: ['soak'],
}, async () => {
  const code = 'await new Promise(() => {})'
  project = await createProject({ 'vite.config.mjs': config, 'src/pages/[id].ts': onB(code), 'dist/old.txt': 'old' })
  const { exitCode, stderr } = await node(project.root, vite, 'build')
  expect(exitCode, stderr).toBe(1)
  expect(stderr).toContain('error PrerenderTimedOut: ')
  expect(stderr).toContain('[id].ts did not finish within 2.5 seconds, while /b was prerendered (entry 1')
  expect(stderr).not.toMatch(/^\s+at .*(?:node_modules|\/compiler\/)/m)
  expect(Object.keys(await contentOf(join(project.root, 'dist')))).toEqual([join(project.root, 'dist/old.txt')])
})

test('build() of Vite rejects with the error', { tags: ['soak'] }, async () => {
  const script = `import { build } from ${JSON.stringify(import.meta.resolve('vite'))}
await build({ logLevel: 'silent' }).catch((error) => console.log(error.name, error.message))`
  project = await createProject({
    'vite.config.mjs': config,
    'src/pages/[id].ts': onB('await new Promise(() => {})'),
    'build.mjs': script,
  })
  const { root } = project
  const { stdout, stderr } = await node(root, 'build.mjs')
  expect([stdout, stderr]).toEqual([
    expect.stringMatching(/PrerenderTimedOut.*\[id\]\.ts did not finish within 2\.5 seconds/),
    expect.anything(),
  ])
})
