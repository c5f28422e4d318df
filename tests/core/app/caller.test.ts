import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { type Caller, endpointsOf } from '../../../sw/core/app/caller.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { origin, testApp } from './test-app.ts'

test('work of endpoints that another one fetched in place reaches the host of the request', async () => {
  const callers = new AsyncLocalStorage<Caller>()
  const fetched = async (path: string): Promise<Response> => {
    const caller = callers.getStore()
    if (caller === undefined) throw new Error('No handler is running.')
    return endpointsOf(caller).answer(new Request(origin + path))
  }
  const working =
    (text: string) =>
    ({ waitUntil }: APIContext) => {
      waitUntil(Promise.resolve(text))
      return fetched(text === 'outer' ? '/middle' : '/inner')
    }
  const app = testApp(
    {
      'outer.ts': { GET: working('outer') },
      'middle.ts': { GET: working('middle') },
      'inner.ts': {
        GET: ({ waitUntil }: APIContext) => {
          waitUntil(Promise.resolve('inner'))
          return new Response('x')
        },
      },
    },
    { callers },
  )
  const held: Promise<unknown>[] = []
  const response = await app.fetch(new Request(`${origin}/outer`), { waitUntil: (work) => held.push(work) })
  expect(await response.text()).toBe('x')
  expect(await Promise.all(held)).toEqual(['outer', 'middle', 'inner'])
})
