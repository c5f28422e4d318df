import { execFile } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../../../sw/host/listen.ts'
import { root as packageRoot } from '../../architecture/source-files.ts'
import { cli, createProject, type Finished, stowawayProcess, type TemporaryProject } from '../temporary-project.ts'

const endpoint = "export const GET = () => new Response('hi')"
const configWith = (options: string): string =>
  `import { stowaway } from 'stowaway/vite'\nexport default { logLevel: 'error', ${options} }`

/** Milliseconds: a process that is still there then does not end by itself. */
const limit = 20_000

/** What keeps a development server from starting, and what is said of it. */
const mistakes: readonly { name: string; files: Record<string, string>; text: string }[] = [
  {
    name: 'two files of one route',
    files: { 'src/pages/a.ts': endpoint, 'src/pages/a.js': endpoint },
    text: 'RouteCollision',
  },
  { name: 'no pages folder', files: {}, text: 'PagesFolderMissing' },
  { name: 'a bracket that is not closed', files: { 'src/pages/[id.ts': endpoint }, text: 'RouteBracketsUnbalanced' },
  {
    name: 'a configuration that throws',
    files: { 'src/pages/a.ts': endpoint, 'vite.config.js': "throw new Error('This is the cause.')" },
    text: 'This is the cause.',
  },
  {
    name: 'another plugin that throws when it gets the server',
    files: {
      'src/pages/a.ts': endpoint,
      'vite.config.js': configWith(
        "plugins: [stowaway(), { name: 'x', configureServer() { throw new Error('This is the cause.') } }]",
      ),
    },
    text: 'This is the cause.',
  },
  {
    name: 'another plugin that throws when the server listens',
    files: {
      'src/pages/a.ts': endpoint,
      'vite.config.js': configWith(
        "plugins: [stowaway(), { name: 'x', buildStart() { throw new Error('This is the cause.') } }]",
      ),
    },
    text: 'This is the cause.',
  },
  {
    name: 'an address that is not this machine’s',
    files: {
      'src/pages/a.ts': endpoint,
      'vite.config.js': configWith("plugins: [stowaway()], server: { host: '203.0.113.1' }"),
    },
    text: 'EADDRNOTAVAIL',
  },
]

const vite = join(packageRoot, 'node_modules/vite/bin/vite.js')

/** A project that has the packages installed, as far as Node can tell. */
async function open(files: Record<string, string>): Promise<TemporaryProject> {
  const config = configWith('plugins: [stowaway()]')
  const project = await createProject({ 'package.json': '{ "type": "module" }', 'vite.config.js': config, ...files })
  await mkdir(join(project.root, 'node_modules'))
  await symlink(packageRoot, join(project.root, 'node_modules/stowaway'))
  await symlink(join(packageRoot, 'node_modules/vite'), join(project.root, 'node_modules/vite'))
  return project
}

function node(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd, timeout: limit, env: { ...process.env, NO_COLOR: '1', ...env } },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? 128, stdout, stderr }),
    )
  })
}

const commands = {
  'stowaway dev': [cli, 'dev', '--port', '0'],
  vite: [vite, '--port', '0'],
}

describe.concurrent('a server that cannot start says so and ends', () => {
  test.each([
    ...mistakes.map((mistake) => ({ ...mistake, command: 'stowaway dev' as const })),
    // The rest is Vite's own business there.
    ...mistakes.slice(0, 1).map((mistake) => ({ ...mistake, command: 'vite' as const })),
  ])('$command: $name', async ({ command, files, text }) => {
    const project = await open(files)
    const { exitCode, stderr } = await node(project.root, commands[command])
    expect(stderr).toContain(text)
    expect(exitCode).toBe(1)
    await project.remove()
  })

  test.each(mistakes.slice(0, 2))('a program that starts the server itself ends: $name', async ({ files, text }) => {
    const project = await open(files)
    const script = `
      import { createServer } from 'vite'
      await createServer().catch((error) => console.log('caught', error.name))`
    const { exitCode, stdout } = await node(project.root, ['--input-type=module', '--eval', script])
    expect(stdout).toContain(`caught ${text}`)
    expect(exitCode).toBe(0)
    await project.remove()
  })
})

describe('a port in use', () => {
  const other = createServer()
  let port: string
  let project: TemporaryProject

  beforeAll(async () => {
    port = String((await listen(other, 0, '127.0.0.1')).port)
    project = await open({ 'src/pages/a.ts': endpoint })
    expect(await stowawayProcess('build', '--root', project.root, '--target', 'node')).toMatchObject({ exitCode: 0 })
  })
  afterAll(async () => {
    other.close()
    await project.remove()
  })

  test.each([
    ['stowaway dev', (): string[] => [cli, 'dev', '--host', '127.0.0.1', '--port', port]],
    ['stowaway preview', (): string[] => [cli, 'preview', '--host', '127.0.0.1', '--port', port]],
    ['the Node server', (): string[] => ['dist/server/entry.mjs']],
  ])('%s says so and ends', async (_, args) => {
    const { exitCode, stderr } = await node(project.root, args(), { PORT: port, HOST: '127.0.0.1' })
    expect(stderr).toMatch(/PortInUse/)
    expect(exitCode).toBe(1)
  })

  test('a Node server with an invalid PORT exits', async () => {
    const { exitCode, stderr } = await node(project.root, ['dist/server/entry.mjs'], { PORT: 'http' })
    expect(stderr).toContain('InvalidPort')
    expect(exitCode).toBe(1)
  })
})

describe.concurrent('plain Vite prints our errors with place and hint, without frames of packages', () => {
  test.each([
    {
      name: 'two files of one route',
      args: ['build'],
      files: { 'src/pages/a.ts': endpoint, 'src/pages/a.js': endpoint },
      texts: ['error RouteCollision: ', 'hint: Keep one of them'],
    },
    {
      name: 'the same in development',
      args: ['--port', '0'],
      files: { 'src/pages/a.ts': endpoint, 'src/pages/a.js': endpoint },
      texts: ['error RouteCollision: ', 'hint: Keep one of them'],
    },
    {
      name: 'an option that does not exist',
      args: ['build'],
      files: { 'src/pages/a.ts': endpoint, 'vite.config.js': configWith('plugins: [stowaway({ offlin: true })]') },
      texts: ['error UnknownOption: ', 'hint: Did you mean "offline"?'],
    },
    {
      name: 'a handler that throws while it is prerendered',
      args: ['build'],
      files: {
        'src/pages/a.ts': "export const prerender = true\nexport const GET = () => {\n  throw new Error('x')\n}",
      },
      texts: ['error PrerenderFailed: ', 'src/pages/a.ts:3:9', "3 |   throw new Error('x')", 'hint: '],
    },
    {
      name: 'a module of Node and a private variable in the worker',
      args: ['build'],
      files: {
        'src/pages/a.ts': `import 'node:os'\n${endpoint}`,
        'src/pages/b.ts': 'export const GET = () => new Response(import.meta.env.SECRET)',
      },
      texts: [
        'error NodeModuleInWorker: ',
        'src/pages/a.ts:1:9',
        'error PrivateVariableInWorker: ',
        'src/pages/b.ts:1:55',
      ],
    },
  ])('vite $args: $name', async ({ args, files, texts }) => {
    const project = await open(files)
    const { exitCode, stderr } = await node(project.root, [vite, ...args])
    for (const text of texts) expect(stderr).toContain(text)
    expect(stderr).not.toMatch(/^\s+at .*(node_modules|\/compiler\/|\/sw\/)/m)
    expect(exitCode).toBe(1)
    await project.remove()
  })
})

test('a restart that fails leaves the server that was there, and nothing that would outlive it', async () => {
  const project = await open({ 'src/pages/a.ts': endpoint })
  try {
    const script = `
      import { rm, writeFile } from 'node:fs/promises'
      import { createServer } from 'vite'
      const server = await (await createServer({ server: { port: 0, host: '127.0.0.1', watch: null } })).listen()
      const ask = async () => (await fetch(server.resolvedUrls.local[0] + 'a')).text()
      await writeFile('src/pages/a.js', '')
      await server.restart()
      console.log('still', await ask())
      await rm('src/pages/a.js')
      await server.restart()
      console.log('again', await ask())
      await server.close()`
    const { exitCode, stdout, stderr } = await node(project.root, ['--input-type=module', '--eval', script])
    expect(stdout).toBe('still hi\nagain hi\n')
    expect(stderr).toContain('server restart failed')
    expect(exitCode).toBe(0)
  } finally {
    await project.remove()
  }
})
