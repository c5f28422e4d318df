import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root as packageRoot } from '../../architecture/source-files.ts'
import { createProject, type Finished, stowawayProcess, type TemporaryProject } from '../temporary-project.ts'

const answer = "export const prerender = true\nexport const GET = () => new Response('done')\n"

/** What endpoints may leave open when they are loaded. Each of these keeps a process of Node. */
const openers: Readonly<Record<string, string>> = {
  timer: 'setInterval(() => {}, 1000)',
  'late-timer': 'setTimeout(() => {}, 2 ** 30)',
  channel: "const channel = new BroadcastChannel('notes')\nchannel.onmessage = () => {}",
  port: 'const { port1 } = new MessageChannel()\nport1.onmessage = () => {}',
  server: "import { createServer } from 'node:http'\ncreateServer().listen(0, '127.0.0.1')",
  socket: "import { createSocket } from 'node:dgram'\ncreateSocket('udp4').bind(0, '127.0.0.1')",
  watcher: "import { watch } from 'node:fs'\nwatch('.')",
  thread: "import { Worker } from 'node:worker_threads'\nnew Worker('setInterval(() => {}, 1000)', { eval: true })",
  input: 'process.stdin.resume()',
}

const pages = Object.fromEntries(
  Object.entries(openers).map(([name, code]) => [`src/pages/${name}.txt.ts`, `${code}\n${answer}`]),
)

let project: TemporaryProject

beforeEach(async () => {
  project = await createProject({ ...pages, 'package.json': '{ "type": "module" }' })
})
afterEach(() => project.remove())

const written = (name: string) => readFile(join(project.root, 'dist', name), 'utf8')

describe('a command ends when its work is done, whatever endpoints have opened', () => {
  test.for(['build', 'prerender'])('%s', async (command) => {
    const { exitCode, stderr } = await stowawayProcess(command, '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    for (const name of Object.keys(openers)) expect(await written(`${name}.txt`)).toBe('done')
  })

  test('routes, with its whole output in a pipe', async () => {
    const many = Array.from({ length: 150 }, (_, index) => `${'long-'.repeat(44)}${index}`)
    for (const name of many) await project.write(`src/pages/${name}.txt.ts`, answer)
    const { exitCode, stdout, stderr } = await stowawayProcess('routes', '--json', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    expect(stdout.length).toBeGreaterThan(64 * 1024)
    expect(JSON.parse(stdout)).toHaveLength(many.length + Object.keys(openers).length)
  })

  test('vite build, with the plugin', async () => {
    await useVite()
    const { exitCode, stderr } = await vite('build')
    expect(exitCode, stderr).toBe(0)
    expect(await written('server.txt')).toBe('done')
  })

  test('also after a failure, with its exit code', async () => {
    await project.write(
      'src/pages/fails.ts',
      `setInterval(() => {}, 1000)\n${answer.replace("new Response('done')", 'null')}`,
    )
    await useVite()
    for (const { exitCode, stderr } of [await stowawayProcess('build', '--root', project.root), await vite('build')]) {
      expect(exitCode).toBe(1)
      expect(stderr).toContain('PrerenderFailed')
    }
    expect(existsSync(join(project.root, 'dist'))).toBe(false)
  })
})

test('what an endpoint prints in a build is printed', async () => {
  await project.write(
    'src/pages/prints.txt.ts',
    `console.log('loaded'.repeat(20_000))\nconsole.error('the end')\n${answer}`,
  )
  const { stdout, stderr } = await stowawayProcess('prerender', '--root', project.root)
  expect(stdout).toContain('loaded'.repeat(20_000))
  expect(stderr).toContain('the end')
})

test('an endpoint that ends the process ends no build, but is an error', async () => {
  await project.write('src/pages/exits.txt.ts', answer.replace("new Response('done')", 'process.exit(0)'))
  const { exitCode, stderr } = await stowawayProcess('build', '--root', project.root)
  expect(exitCode).toBe(1)
  for (const text of ['PrerenderStopped', 'exits.txt.ts', '/exits.txt', 'process.exit()'])
    expect(stderr).toContain(text)
})

async function useVite(): Promise<void> {
  await mkdir(join(project.root, 'node_modules'))
  await symlink(packageRoot, join(project.root, 'node_modules/stowaway'))
  await project.write(
    'vite.config.js',
    "import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()] }",
  )
}

/** Runs Vite's own command line, for at most a minute. */
function vite(command: string): Promise<Finished> {
  const bin = join(packageRoot, 'node_modules/vite/bin/vite.js')
  return new Promise((resolve) => {
    const options = { cwd: project.root, timeout: 60_000, env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1' } }
    const child = execFile(process.execPath, [bin, command], options, (_, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? 128, stdout, stderr })
    })
  })
}
