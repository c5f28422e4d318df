import { describe, expect, test } from 'vitest'
import { prerenderedRunner } from '../../../sw/core/app/prerendered-runner.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { createMemoryDriver } from '../../../sw/core/session/memory-driver.ts'
import { createSessions } from '../../../sw/core/session/sessions.ts'
import { testApp } from './test-app.ts'

const never = () => new Promise<Response>(() => {})
const later = (milliseconds: number, answer: () => Response) => () =>
  new Promise<Response>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(answer())
      } catch (error) {
        reject(error)
      }
    }, milliseconds)
  })

describe('a handler that never answers', () => {
  const accepted: [accept: string, type: string][] = [
    ['application/json', 'application/json'],
    ['text/html', 'text/html; charset=utf-8'],
    ['*/*', 'text/plain; charset=utf-8'],
  ]
  test.each(accepted)('is a 504 that names the limit, for %s', async (accept, type) => {
    const app = testApp({ 'a.ts': { GET: never } }, { timeout: 30 })
    const response = await app.get('/a', { headers: { accept } })
    expect([response.status, response.headers.get('content-type')]).toEqual([504, type])
    const text = await response.text()
    expect(text).toContain('GET /a did not answer within its limit of 0.03 seconds.')
    expect(text).not.toContain('a.ts')
    expect(app.errors).toEqual([expect.objectContaining({ code: 'HandlerTimedOut', file: 'a.ts' })])
  })

  test('names its file and what to do in development', async () => {
    const app = testApp({ 'a.ts': { GET: never } }, { timeout: 30, dev: true })
    const body = await (await app.get('/a', { headers: { accept: 'application/json' } })).json()
    expect(body).toMatchObject({ code: 'HandlerTimedOut', file: 'a.ts', hint: expect.stringContaining('timeout') })
  })

  test('does not use the 500 page, and middleware cannot delay it', async () => {
    const files = { 'a.ts': { GET: never }, '500.ts': { GET: () => new Response('page') } }
    expect((await testApp(files, { timeout: 30 }).get('/a')).status).toBe(504)
    const slow = { 'a.ts': { GET: () => new Response('a') }, '../middleware.ts': { onRequest: never } }
    const app = testApp(slow, { timeout: 30, middleware: '../middleware.ts' })
    expect((await app.get('/a')).status).toBe(504)
  })
})

describe('the limit', () => {
  const quick = later(60, () => new Response('answered'))
  const cases: [name: string, option: number | false | undefined, exported: unknown, status: number][] = [
    ['does not exist by default', undefined, undefined, 200],
    ['does not exist if the option is false', false, undefined, 200],
    ['of the endpoint goes before a shorter one of the option', 20, 5000, 200],
    ['of the endpoint goes before a longer one of the option', 5000, 20, 504],
    ['can be none for an endpoint', 20, false, 200],
    ['that is no number is an error', 5000, '20', 500],
    ['of 0 is an error', 5000, 0, 500],
    ['that timers cannot hold is an error', 5000, Number.POSITIVE_INFINITY, 500],
  ]
  test.each(cases)('%s', async (_, timeout, exported, status) => {
    const endpoint = { GET: quick, ...(exported !== undefined && { timeout: exported }) }
    const app = testApp({ 'a.ts': endpoint }, timeout === undefined ? {} : { timeout })
    expect((await app.get('/a')).status).toBe(status)
    if (status === 500) expect(app.errors).toEqual([expect.objectContaining({ code: 'InvalidTimeout', file: 'a.ts' })])
  })

  test('is for the answer, not for its stream', async () => {
    const body = () =>
      new ReadableStream({
        async start(controller) {
          await new Promise((resolve) => setTimeout(resolve, 80))
          controller.enqueue(new TextEncoder().encode('late'))
          controller.close()
        },
      })
    const app = testApp({ 'a.ts': { GET: () => new Response(body()) } }, { timeout: 30 })
    expect(await (await app.get('/a')).text()).toBe('late')
  })

  test('does not exist for prerendered endpoints', async () => {
    const app = testApp(
      { 'a.ts': { GET: quick, prerender: true, timeout: 20 } },
      { timeout: 20, runPrerendered: { ...prerenderedRunner, staticPaths: async () => [] } },
    )
    expect(await (await app.get('/a')).text()).toBe('answered')
  })
})

describe('what comes too late', () => {
  test('is cancelled, and its errors are reported', async () => {
    let isCancelled = false
    const body = () =>
      new ReadableStream({
        cancel() {
          isCancelled = true
        },
      })
    const late = testApp({ 'a.ts': { GET: later(60, () => new Response(body())) } }, { timeout: 20 })
    expect((await late.get('/a')).status).toBe(504)
    await expect.poll(() => isCancelled).toBe(true)

    const failing = later(60, () => {
      throw new Error('late')
    })
    const app = testApp({ 'a.ts': { GET: failing } }, { timeout: 20 })
    expect((await app.get('/a')).status).toBe(504)
    await expect.poll(() => app.errors.map(String)).toEqual([expect.stringContaining('HandlerTimedOut'), 'Error: late'])
  })

  test('leaves no cookie and no session', async () => {
    const session = createSessions({ driver: createMemoryDriver() })
    const GET = async ({ cookies, session }: APIContext) => {
      cookies.set('a', '1')
      session?.set('a', 1)
      return never()
    }
    const response = await testApp({ 'a.ts': { GET } }, { timeout: 30, session }).get('/a')
    expect([response.status, response.headers.getSetCookie()]).toEqual([504, []])
  })
})
