import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BatchBuilder, filesOf } from '../../../compiler/vite/prerender/file-batch.ts'
import { startPrerender } from './run-prerender.ts'

const entries = Array.from({ length: 100 }, (_, index) => ({ params: { id: String(index) } }))

/** An endpoint with a hundred paths, and how many of its handlers have started and how many run. */
function counted(work: () => Promise<unknown>) {
  const counts = { started: 0, running: 0, most: 0 }
  const GET = async ({ params }: { params: Record<string, string | undefined> }) => {
    counts.started++
    counts.most = Math.max(counts.most, ++counts.running)
    await work()
    counts.running--
    return new Response(params.id)
  }
  return { counts, modules: { '[id].json.ts': { GET, getStaticPaths: () => entries } } }
}

test('handlers that wait run ten at a time, and their files come in order', async () => {
  // The later ones are faster.
  let delay = 20
  const { counts, modules } = counted(() => wait(delay > 0 ? delay-- : 0))
  const paths: string[] = []
  for await (const { path } of startPrerender(modules)) paths.push(path)
  expect(paths).toEqual(entries.map(({ params }) => `${params.id}.json`))
  expect(counts).toEqual({ started: 100, running: 0, most: 10 })
})

test('no more results are made ahead than handlers run at once: memory does not grow with the number of paths', async () => {
  const { counts, modules } = counted(async () => {})
  let taken = 0
  for await (const _ of startPrerender(modules, { concurrency: 4 })) {
    taken++
    await wait(1)
    expect(counts.started - taken).toBeLessThanOrEqual(4)
  }
  expect(taken).toBe(100)
})

test('an error ends the pass: of the paths after it, only those that run already have started', async () => {
  const { counts, modules } = counted(async () => {
    if (counts.started === 5) throw new Error('fifth')
  })
  const run = async () => {
    for await (const _ of startPrerender(modules, { concurrency: 4 })) await wait(1)
  }
  await expect(run()).rejects.toMatchObject({ code: 'PrerenderFailed', message: expect.stringContaining('fifth') })
  expect(counts.started).toBeLessThan(15)
})

test('the thread sends at most 256 files or about a megabyte at once, each as it was made', () => {
  const file = (index: number, size: number) => ({ path: `${index}.txt`, body: new Uint8Array(size).fill(index) })
  const batch = new BatchBuilder()
  let small = 0
  // A slow machine sends fewer.
  while (!batch.add(file(small, small % 3))) small++
  expect(small).toBeLessThan(256)
  const made = [...filesOf(batch.take())]
  expect(made).toEqual(Array.from({ length: small + 1 }, (_, index) => file(index, index % 3)))
  expect(batch.add(file(1, 1 << 20))).toBe(true)
  expect([...filesOf(batch.take())]).toHaveLength(1)
  expect([...filesOf(batch.take())]).toEqual([])
})
