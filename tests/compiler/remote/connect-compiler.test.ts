import * as esbuild from 'esbuild'
import { afterEach, expect, test } from 'vitest'
import { type ConnectCompilerOptions, connectCompiler } from '../../../compiler/remote/connect-compiler.ts'
import { type ServeCompilerOptions, serveCompiler } from '../../../compiler/remote/serve-compiler.ts'
import { ask } from '../bundler/run-bundle.ts'

/** A worker as the page sees it: the other end of a channel, so that all that passes is cloned. */
function startWorkers(loadEsbuild: ServeCompilerOptions['loadEsbuild'] = async () => esbuild) {
  const log = { started: 0, ended: 0, posted: [] as unknown[] }
  const fail = new Set<(event: object) => void>()
  const start = () => {
    log.started++
    const { port1, port2 } = new MessageChannel()
    serveCompiler(port2, { loadEsbuild })
    port2.start()
    port1.start()
    return {
      postMessage(message: unknown, transfer: ArrayBuffer[]) {
        log.posted.push(message)
        port1.postMessage(message, transfer)
      },
      addEventListener(type: string, listener: (event: object) => void) {
        if (type === 'error') fail.add(listener)
        else port1.addEventListener(type, listener)
      },
      terminate() {
        log.ended++
        port1.close()
      },
    }
  }
  return {
    start,
    log,
    fail(message: string) {
      for (const listener of fail) listener({ message })
    },
  }
}

const opened: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const compiler of opened.splice(0)) await compiler.dispose()
})

function open(workers: ReturnType<typeof startWorkers>, options: ConnectCompilerOptions = {}) {
  const compiler = connectCompiler(workers.start, options)
  opened.push(compiler)
  return compiler
}

const project = (text: string) =>
  new Map([
    ['src/pages/a.ts', "import { b } from '../b'; export const GET = () => new Response(b)"],
    ['src/b.ts', `export const b = ${JSON.stringify(text)}`],
  ])

test('the worker starts on the first call, and compiles as the compiler itself does', async () => {
  const workers = startWorkers()
  const compiler = open(workers)
  expect(workers.log.started).toBe(0)
  expect(await ask(await compiler.compile(project('one')), '/a')).toBe('one')
  expect(await ask(await compiler.compile(project('two')), '/a')).toBe('two')
  expect(workers.log.started).toBe(1)
})

test('only changes are posted', async () => {
  const workers = startWorkers()
  const compiler = open(workers)
  await compiler.compile(project('one'))
  const files = project('two')
  await compiler.compile(files)
  files.delete('src/b.ts')
  const result = await compiler.compile(files)
  expect(workers.log.posted).toMatchObject([
    {
      changes: {
        changed: [
          ['src/pages/a.ts', expect.anything()],
          ['src/b.ts', expect.anything()],
        ],
        removed: [],
      },
    },
    { changes: { changed: [['src/b.ts', expect.anything()]], removed: [] } },
    { changes: { changed: [], removed: ['src/b.ts'] } },
  ])
  expect(result).toMatchObject({ ok: false, errors: [{ code: 'ImportNotFound', file: 'src/pages/a.ts', line: 1 }] })
})

test('concurrent calls each get the result of their own files', async () => {
  const compiler = open(startWorkers())
  const results = await Promise.all(['one', 'two', 'three'].map((text) => compiler.compile(project(text))))
  expect(await Promise.all(results.map((result) => ask(result, '/a')))).toEqual(['one', 'two', 'three'])
})

test('an idle worker ends, and the next call starts another with all files', async () => {
  const workers = startWorkers()
  const compiler = open(workers, { idleAfter: 20 })
  await compiler.compile(project('one'))
  await expect.poll(() => workers.log.ended).toBe(1)
  expect(await ask(await compiler.compile(project('one')), '/a')).toBe('one')
  expect(workers.log.started).toBe(2)
})

test('a worker that fails rejects its calls, and the next call starts another', async () => {
  const workers = startWorkers()
  const compiler = open(workers)
  await compiler.compile(project('one'))
  const lost = compiler.compile(project('two'))
  await Promise.resolve()
  workers.fail('out of memory')
  await expect(lost).rejects.toMatchObject({
    code: 'CompilerStopped',
    message: expect.stringContaining('out of memory'),
  })
  expect(await ask(await compiler.compile(project('three')), '/a')).toBe('three')
})

test('progress is reported, and a failed load can be retried', async () => {
  let attempts = 0
  const progress: unknown[] = []
  const workers = startWorkers(async (report) => {
    report({ phase: 'download', loaded: 1, total: 2 })
    if (++attempts === 1) throw new TypeError('no network')
    return esbuild
  })
  const compiler = open(workers, { onProgress: (one) => progress.push(one) })
  await expect(compiler.compile(project('one'))).rejects.toThrow('no network')
  expect(await ask(await compiler.compile(project('one')), '/a')).toBe('one')
  expect(progress).toEqual([
    { phase: 'download', loaded: 1, total: 2 },
    { phase: 'download', loaded: 1, total: 2 },
    { phase: 'ready', loaded: 0 },
  ])
})

test('disposing ends the worker and its work', async () => {
  const workers = startWorkers()
  const compiler = open(workers)
  const lost = compiler.compile(project('one'))
  const outcome = expect(lost).rejects.toMatchObject({ code: 'CompilerStopped' })
  await Promise.resolve()
  await compiler.dispose()
  await outcome
  expect(workers.log.ended).toBe(1)
})
