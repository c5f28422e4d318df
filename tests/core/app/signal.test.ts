import { describe, expect, test } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { origin, testApp } from './test-app.ts'

/** An endpoint that waits for its signal, and the signals that it saw. */
function waiting(answer: (context: APIContext) => unknown) {
  const seen: AbortSignal[] = []
  const GET = (context: APIContext) =>
    new Promise((resolve, reject) => {
      const { signal } = context
      seen.push(signal)
      const end = () => {
        try {
          resolve(answer(context))
        } catch (error) {
          reject(error)
        }
      }
      if (signal.aborted) end()
      else signal.addEventListener('abort', end)
    })
  return { seen, GET }
}

const late = () => new Response('late')

describe('context.signal', () => {
  test("aborts with the request's own reason", async () => {
    const { seen, GET } = waiting(late)
    const controller = new AbortController()
    const answer = testApp({ 'a.ts': { GET } }).get('/a', { signal: controller.signal })
    await expect.poll(() => seen.length).toBe(1)
    expect(seen[0]?.aborted).toBe(false)
    controller.abort(new Error('mine'))
    await answer
    expect(String(seen[0]?.reason)).toBe('Error: mine')
  })

  test("aborts with the host's, also where that was before it was looked at", async () => {
    const { seen, GET } = waiting(late)
    const signal = AbortSignal.abort('gone')
    expect(await (await testApp({ 'a.ts': { GET } }).fetch(new Request(`${origin}/a`), { signal })).text()).toBe('late')
    expect(seen.map(({ reason }) => reason)).toEqual(['gone'])
  })

  test('aborts when the time limit is reached', async () => {
    const { seen, GET } = waiting(late)
    expect((await testApp({ 'a.ts': { GET } }, { timeout: 30 }).get('/a')).status).toBe(504)
    expect(seen[0]?.reason).toMatchObject({ code: 'HandlerTimedOut' })
  })

  test('is the same after a rewrite, and adds no name to Astro’s', async () => {
    const signals: AbortSignal[] = []
    const a = (context: APIContext) => {
      signals.push(context.signal)
      return context.rewrite('/b')
    }
    const b = (context: APIContext) => {
      signals.push(context.signal, context.signal)
      return Response.json(Object.keys(context).includes('signal'))
    }
    expect(await (await testApp({ 'a.ts': { GET: a }, 'b.ts': { GET: b } }).get('/a')).json()).toBe(false)
    expect(new Set(signals).size).toBe(1)
    expect(signals[0]?.aborted).toBe(false)
  })

  const given: [name: string, thrown: (signal: AbortSignal) => unknown, told: number][] = [
    ['the reason', (signal) => signal.reason, 0],
    ['what an API makes of it', () => new DOMException('stopped', 'AbortError'), 0],
    ['another error', () => new Error('broken'), 1],
  ]
  test.each(given)('a handler that gives up by throwing %s', async (_, thrown, told) => {
    const { seen, GET } = waiting(({ signal }) => {
      throw thrown(signal)
    })
    const controller = new AbortController()
    const app = testApp({ 'a.ts': { GET } })
    const answer = app.get('/a', { signal: controller.signal })
    await expect.poll(() => seen.length).toBe(1)
    controller.abort()
    await answer
    expect(app.errors).toHaveLength(told)
  })
})
