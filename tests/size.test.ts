import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import type { OwnScriptName } from '../compiler/scripts/own-scripts.ts'
import { errorCodesPlugin } from '../compiler/vite/plugins/error-codes.ts'
import { readScript } from '../compiler/vite/read-script.ts'
import { root } from './architecture/source-files.ts'
import { createProject, stowaway } from './compiler/temporary-project.ts'

const kilobytes = (bytes: number): number => Math.round(bytes / 10) / 100

/** The gzipped worker of a project with one endpoint, in kB (1000 bytes), as a user's build makes it. */
async function workerSize(...flags: readonly string[]): Promise<number> {
  const project = await createProject({ 'src/pages/hello.json.ts': "export const GET = () => Response.json('hello')" })
  try {
    const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, '--json', ...flags)
    expect(exitCode, stderr).toBe(0)
    return kilobytes(JSON.parse(stdout).worker.gzip)
  } finally {
    await project.remove()
  }
}

/** What a page must load before its app starts, or after that, gzipped, in kB. */
async function bootSize(part: 'at once' | 'later'): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'stowaway-size-'))
  try {
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [errorCodesPlugin()],
      build: {
        outDir,
        write: false,
        lib: { entry: 'sw/client/boot.ts', formats: ['es'] },
        minify: true,
        // Of libraries, Vite leaves the line breaks; pages get none.
        rolldownOptions: { output: { minify: true } },
      },
    })
    const sizes = chunksOf(result)
      .filter((chunk) => chunk.isEntry === (part === 'at once'))
      .map(({ code }) => gzipSync(code).byteLength)
    return kilobytes(sizes.reduce((sum, size) => sum + size, 0))
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

/** A script beside the worker's, gzipped, in kB. */
async function scriptSize(name: OwnScriptName): Promise<number> {
  return kilobytes(gzipSync(await readScript(name)).byteLength)
}

function chunksOf(result: Awaited<ReturnType<typeof build>>): readonly Rolldown.OutputChunk[] {
  const outputs: readonly Rolldown.RolldownOutput[] = [result].flat().filter((one) => 'output' in one)
  return outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk')
}

test.for([
  { name: 'the worker of one endpoint', measure: () => workerSize(), budget: 38.7 },
  { name: 'the same with offline', measure: () => workerSize('--offline'), budget: 45.6 },
  { name: 'the boot entry', measure: () => bootSize('at once'), budget: 2.4 },
  { name: 'what the boot entry loads later', measure: () => bootSize('later'), budget: 4.7 },
  { name: "the page's half of the fallback", measure: () => scriptSize('stowaway-fallback.js'), budget: 11.8 },
  { name: "the worker's half of the fallback", measure: () => scriptSize('stowaway-fallback-worker.js'), budget: 3.9 },
  { name: 'the script that removes a worker', measure: () => scriptSize('unregister-worker.js'), budget: 0.9 },
  { name: 'the live worker', measure: () => scriptSize('live.js'), budget: 54.6 },
  { name: "the sandbox's worker", measure: () => scriptSize('live-sandbox.js'), budget: 45.3 },
])('$name stays within $budget kB gzipped', { timeout: 60_000 }, async ({ name, measure, budget }) => {
  const size = await measure()
  console.log(`${name}: ${size} kB gzipped`)
  expect(size).toBeGreaterThan(budget / 2)
  expect(size).toBeLessThanOrEqual(budget)
})

test('a built worker never compiles text, even next to the live scripts, which do', async () => {
  const project = await createProject({
    'src/pages/hello.json.ts': "export const GET = () => Response.json('hello')",
    'vite.config.js': `import { stowaway } from ${JSON.stringify(pathToFileURL(join(root, 'dist/compiler/vite.js')).href)}
      export default { plugins: [stowaway({ live: true })] }`,
  })
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const read = (name: string): Promise<string> => readFile(join(project.root, 'dist', name), 'utf8')
    const makesCode = /\bnew Function\b|\bFunction\(|\beval\(|\.constructor\(/
    expect(await read('live.js')).toMatch(makesCode)
    expect(await read('live-sandbox.js')).toMatch(makesCode)
    for (const name of ['sw.js', 'stowaway-fallback.js', 'stowaway-fallback-worker.js']) {
      expect(await read(name), name).not.toMatch(makesCode)
    }
  } finally {
    await project.remove()
  }
})

/** The gzipped bytes that 1,000 prerendered files add to the worker, and those of their paths as a list. */
async function addedByFiles(name: (index: number) => string, other: string): Promise<readonly [number, number]> {
  const sizeWith = async (count: number): Promise<number> => {
    const paths = Array.from({ length: count }, (_, index) => ({ params: { id: name(index) } }))
    const project = await createProject({
      'src/pages/posts/[id].json.ts': `export const prerender = true
        export const getStaticPaths = () => ${JSON.stringify(paths)}
        export const GET = ({ params }) => Response.json(params.id)`,
      [`src/pages/${other}`]: "export const GET = () => Response.json('hello')",
    })
    try {
      const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, '--json')
      expect(exitCode, stderr).toBe(0)
      return JSON.parse(stdout).worker.gzip
    } finally {
      await project.remove()
    }
  }
  const listed = Array.from({ length: 1000 }, (_, index) => `/posts/${name(index)}.json`).sort()
  return [(await sizeWith(1000)) - (await sizeWith(1)), gzipSync(JSON.stringify(listed)).byteLength]
}

test.for([
  { what: 'that no endpoint matches', other: 'hello.json.ts', share: 0.01 },
  { what: 'that an endpoint would answer otherwise', other: 'posts/[...rest].ts', share: 0.25 },
])(
  '1,000 prerendered files $what cost at most $share of their list',
  { timeout: 120_000 },
  async ({ what, other, share }) => {
    const [added, listed] = await addedByFiles((index) => `post-${index}`, other)
    console.log(`1,000 files ${what}: ${added} bytes gzipped; as a list ${listed}`)
    expect(listed).toBeGreaterThan(1500)
    expect(added).toBeLessThanOrEqual(listed * share)
  },
)
