import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  contentOf,
  createProject,
  dist,
  stowaway,
  stowawayProcess,
  type TemporaryProject,
} from './temporary-project.ts'

interface BadInput {
  readonly name: string
  /** Added to a project that builds. */
  readonly files: Readonly<Record<string, string>>
  /** What the error output must name: the file, the cause, the remedy. */
  readonly says: readonly (string | RegExp)[]
}

const prerendered = 'export const prerender = true\n'
const answer = "export const GET = () => new Response('answer')\n"
const withOptions = (options: string, more = ''): string =>
  `import { stowaway } from ${JSON.stringify(pathToFileURL(join(dist, 'runtime/commands/vite.js')).href)}
export default { plugins: [stowaway(${options})], ${more} }`

const badInputs: readonly BadInput[] = [
  {
    name: 'a file name with unbalanced brackets',
    files: { 'src/pages/api/[id.json.ts': answer },
    says: ['RouteBracketsUnbalanced', 'api/[id.json.ts', 'brackets are unbalanced', /hint: Close the bracket/],
  },
  {
    name: 'two files for one route',
    files: { 'src/pages/twice.ts': answer, 'src/pages/twice/index.js': answer },
    says: ['RouteCollision', 'twice.ts', 'twice/index.js', /hint: Keep one of them/],
  },
  {
    name: 'a handler that returns a string',
    files: { 'src/pages/text.txt.ts': `${prerendered}export const GET = () => 'text'` },
    says: ['text.txt.ts', 'EndpointDidNotReturnAResponse', 'must return', /hint: Correct the code/],
  },
  {
    name: 'a handler that throws',
    files: { 'src/pages/text.txt.ts': `${prerendered}export const GET = () => { throw new Error('no tide today') }` },
    says: [
      'PrerenderFailed',
      'src/pages/text.txt.ts:2:34',
      'no tide today',
      /2 \| export const GET.*\n.*\^/,
      /hint: Correct the code/,
    ],
  },
  {
    name: 'a helper of a handler that throws',
    files: {
      'src/tide.ts': 'interface Tide {}\n\nexport const tide = (): Tide => {\n  throw new Error("no tide today")\n}\n',
      'src/pages/text.txt.ts': `${prerendered}import { tide } from '../tide.ts'\nexport const GET = () => tide()`,
    },
    says: ['PrerenderFailed', 'src/tide.ts:4:9', /4 \| {3}throw new Error/],
  },
  {
    name: 'a getStaticPaths that throws',
    files: {
      'src/pages/[id].txt.ts': `${prerendered}${answer}\nexport const getStaticPaths = () => {\n  throw new Error('no list')\n}`,
    },
    says: ['GetStaticPathsFailed', /src\/pages\/\[id\]\.txt\.ts:\d+:9/, /throw new Error\('no list'\)\n.*\^/],
  },
  {
    name: 'an endpoint without a handler',
    files: { 'src/pages/text.txt.ts': `${prerendered}export const answer = () => new Response('')` },
    says: [
      'EndpointHasNoHandler',
      'text.txt.ts',
      'it exports answer',
      /hint: Export a function with the name of a method/,
    ],
  },
  {
    name: 'a time limit that is no number',
    files: { 'src/pages/slow.ts': `export const timeout = '5s'\n${answer}` },
    says: ['InvalidTimeout', 'slow.ts', '5s', /hint: Use milliseconds/],
  },
  {
    name: 'an invalid time limit of the plugin',
    files: { 'vite.config.js': withOptions('{ timeout: 0 }') },
    says: ['InvalidTimeout', 'of the plugin', /hint: Use milliseconds/],
  },
  {
    name: 'getStaticPaths that returns numbers',
    files: { 'src/pages/[id].json.ts': `${prerendered}export const getStaticPaths = () => [1, 2]\n${answer}` },
    says: ['GetStaticPathsExpectedParams', '[id].json.ts', 'entry 0', /hint: Add params to each entry/],
  },
  {
    name: 'getStaticPaths whose params are numbers',
    files: {
      'src/pages/[id].json.ts': `${prerendered}export const getStaticPaths = () => [{ params: { id: 1 } }]\n${answer}`,
    },
    says: ['GetStaticPathsInvalidRouteParam', '[id].json.ts', 'received `number`', /hint: .*String\(value\)/],
  },
  {
    name: 'a prerendered path that leaves the output folder',
    files: {
      'src/pages/[...path].txt.ts': `${prerendered}export const getStaticPaths = () => [{ params: { path: '../../x' } }]\n${answer}`,
    },
    says: ['[...path].txt.ts', '../../x', 'entry 0', /hint: /],
  },
  {
    name: 'a syntax error in an endpoint',
    files: { 'src/pages/broken.ts': 'export const GET = () => {\n' },
    says: [/src\/pages\/broken\.ts:1/, 'Expected `}`'],
  },
  {
    name: 'an import that leads nowhere',
    files: { 'src/pages/broken.ts': `import './gone.ts'\n${answer}` },
    says: [/src\/pages\/broken\.ts:1/, './gone.ts', 'not found'],
  },
  {
    name: 'a private variable in the worker',
    files: { 'src/pages/key.ts': 'export const GET = () => new Response(import.meta.env.SECRET_KEY)\n' },
    says: ['PrivateVariableInWorker', 'src/pages/key.ts', 'SECRET_KEY', /hint: Prerender the endpoint/],
  },
  {
    name: 'a pages folder that does not exist',
    files: { 'vite.config.js': withOptions("{ pages: 'src/nowhere' }") },
    says: ['PagesFolderMissing', 'src/nowhere', 'does not exist', /hint: Run "stowaway init"/],
  },
  {
    name: 'two middleware files',
    files: { 'src/middleware.ts': 'export const onRequest = (_, next) => next()', 'src/middleware/index.js': '' },
    says: ['MiddlewareRepeated', 'src/middleware.ts and src/middleware/index.js', /hint: Keep one/],
  },
  {
    name: 'an option of another name',
    files: { 'vite.config.js': withOptions("{ trailingslash: 'always' }") },
    says: ['UnknownOption', 'trailingslash', /hint: Did you mean "trailingSlash"\?/],
  },
  {
    name: 'another origin without its folder',
    files: {
      'src/mocks/shop/a.ts': answer,
      'vite.config.js': withOptions("{ origins: { 'https://api.test': 'src/mocks/shp' } }"),
    },
    says: ['OriginFolderMissing', 'https://api.test', 'src/mocks/shp', /hint: Did you mean "src\/mocks\/shop"/],
  },
  {
    name: 'another origin that is only a name',
    files: { 'vite.config.js': withOptions("{ origins: { 'api.test': 'src/mocks' } }") },
    says: ['OriginNotAbsolute', '"api.test"', /hint: Write it as in "https:\/\/api\.example\.com"/],
  },
  {
    name: 'a prerendered endpoint of another origin',
    files: {
      'mocks/list.ts': `${prerendered}${answer}`,
      'vite.config.js': withOptions("{ origins: { 'https://api.test/v1': 'mocks' } }"),
    },
    says: ['OriginPrerendered', 'mocks/list.ts', 'https://api.test', /hint: Remove "export const prerender"/],
  },
  {
    name: "an option's value of Astro",
    files: { 'vite.config.js': withOptions("{ output: 'server' }") },
    says: ['InvalidOption', 'output is "server"', /"worker" \(endpoints run on request, as with "server" in Astro\)/],
  },
  {
    name: 'an option of Vite in the plugin',
    files: { 'vite.config.js': withOptions("{ base: '/shop' }") },
    says: ['OptionOfVite', 'base', /hint: Set base in vite.config/],
  },
  {
    name: 'a base above the site',
    files: { 'vite.config.js': "export default { base: '../' }" },
    says: ['InvalidBase', '"../"', /hint: Set base to/],
  },
  {
    name: 'a scope of the worker below a base that is not known',
    files: { 'vite.config.js': withOptions("{ serviceWorker: { scope: 'app/' } }", "base: './'") },
    says: ['InvalidOption', 'serviceWorker.scope is "app/"', 'nothing with a relative base'],
  },
]

let project: TemporaryProject
let goodBuild: Readonly<Record<string, string>>

beforeAll(async () => {
  project = await createProject({
    'src/pages/good.json.ts': `${prerendered}${answer}`,
    'src/pages/on-request.ts': answer,
  })
  const built = await stowaway('build', '--root', project.root)
  expect(built.exitCode, built.stderr).toBe(0)
  goodBuild = await output()
  expect(Object.keys(goodBuild)).toContain(join(project.root, 'dist/good.json'))
})
afterAll(() => project.remove())

const output = () => contentOf(join(project.root, 'dist'))

describe('a build fails, says why, and keeps the last good build', () => {
  test.for(badInputs)('$name', { timeout: 60_000 }, async ({ files, says }) => {
    for (const [path, content] of Object.entries(files)) await project.write(path, content)
    try {
      const { exitCode, stderr } = await stowaway('build', '--root', project.root)
      expect(exitCode).toBe(1)
      for (const text of says) expect(stderr).toMatch(text)
      expect(stderr).not.toMatch(/^\s+at .*\(?file:|node:internal/m)
      expect(await output()).toEqual(goodBuild)
    } finally {
      for (const path of Object.keys(files)) await rm(join(project.root, path))
    }
  })
})

describe('a port in use is reported, and nothing else happens', () => {
  test.for(['dev', 'preview'])('%s', { timeout: 60_000 }, async (command) => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const address = server.address()
      const port = String(typeof address === 'object' ? address?.port : '')
      const args = ['--root', project.root, '--host', '127.0.0.1', '--port', port]
      const { exitCode, stderr } = await stowawayProcess(command, ...args)
      expect(exitCode).toBe(1)
      for (const text of ['PortInUse', port, /hint: .*another port/]) expect(stderr).toMatch(text)
      expect(await output()).toEqual(goodBuild)
    } finally {
      server.close()
    }
  })
})

test('a preview without a build says what to run', { timeout: 60_000 }, async () => {
  const { exitCode, stderr } = await stowawayProcess('preview', '--root', project.root, '--outDir', 'dist/none')
  expect(exitCode).toBe(1)
  for (const text of ['OutputFolderMissing', 'dist', /hint: Run "stowaway build"/]) expect(stderr).toMatch(text)
})

test('a promise that nobody awaits ends no build: a warning names its place', { timeout: 60_000 }, async () => {
  const file = 'src/pages/stray.txt.ts'
  const stray = "void Promise.reject(new Error('adrift'))\n  setTimeout(() => { throw new Error('too late') })"
  await project.write(
    file,
    `${prerendered}export const GET = async () => {\n  ${stray}\n  await new Promise((done) => setTimeout(done, 50))\n  return new Response('made')\n}`,
  )
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root, '--outDir', 'stray')
    expect([exitCode, stderr.match(/Nothing awaited this/g)]).toEqual([0, expect.arrayContaining([expect.any(String)])])
    for (const text of ['adrift', 'too late', `${file}:3:23`]) expect(stderr).toContain(text)
    expect(await readFile(join(project.root, 'stray/stray.txt'), 'utf8')).toBe('made')
  } finally {
    await rm(join(project.root, file))
  }
})

test.each([
  ['a prerendered endpoint', prerendered],
  ['an endpoint on request', ''],
])('neither does one that is rejected while a module loads: %s', { timeout: 60_000 }, async (_, start) => {
  const file = 'src/pages/stray.txt.ts'
  await project.write(file, `${start}void Promise.reject(new Error('adrift at load'))\n${answer}`)
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root, '--outDir', 'stray')
    expect(exitCode, stderr).toBe(0)
    for (const text of ['Nothing awaited this', 'adrift at load', `${file}:${start === '' ? 1 : 2}:21`])
      expect(stderr).toContain(text)
  } finally {
    await rm(join(project.root, file))
  }
})

test('an endpoint that can answer nothing on request is warned of', { timeout: 60_000 }, async () => {
  await project.write('src/pages/none.ts', "export const GET = 'text'")
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode).toBe(0)
  expect(stderr).toMatch(/warning: .*none\.ts/)
})
