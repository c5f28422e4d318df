import { expect, test } from 'vitest'
import { followRedirects } from '../../../sw/core/wire/follow-redirects.ts'
import type { RequestHead } from '../../../sw/core/wire/messages/request.ts'

const origin = 'https://site.test'

const post: RequestHead = {
  url: `${origin}/a#part`,
  method: 'POST',
  headers: [
    ['authorization', 'secret'],
    ['content-type', 'text/plain'],
    ['x-own', '1'],
  ],
  credentials: 'include',
  body: new ArrayBuffer(3),
}

const to = (location: string, status = 302): Response => new Response(null, { status, headers: { location } })

/** Follows what these answers say, one after the other, and notes what was asked. */
async function follow(answers: readonly (Response | undefined)[], redirect: RequestRedirect = 'follow', first = post) {
  const asked: RequestHead[] = []
  const followed = await followRedirects(
    first,
    async (head) => {
      asked.push(head)
      return answers[asked.length - 1]
    },
    { redirect, isOurs: (url) => url.startsWith(origin) },
  )
  return { followed, asked }
}

test('the response of the last step is the answer, with the fragment of the first URL', async () => {
  const { followed, asked } = await follow([to('/b'), to('c?d=1', 301), new Response('ok')])
  expect(asked.map(({ url }) => url)).toEqual([`${origin}/a#part`, `${origin}/b#part`, `${origin}/c?d=1#part`])
  expect(followed).toMatchObject({ kind: 'answer', redirected: true, head: { url: `${origin}/c?d=1#part` } })
})

test.for([
  [301, 'GET', false],
  [302, 'GET', false],
  [303, 'GET', false],
  [307, 'POST', true],
  [308, 'POST', true],
] as const)('after %i the method is %s', async ([status, method, keepsBody]) => {
  const { asked } = await follow([to('/b', status), new Response('ok')])
  expect(asked[1]?.method).toBe(method)
  expect(asked[1]?.body !== undefined).toBe(keepsBody)
  expect(asked[1]?.headers.some(([name]) => name === 'content-type')).toBe(keepsBody)
  expect(asked[1]?.headers).toContainEqual(['authorization', 'secret'])
})

test('a redirect that leads elsewhere is left to the caller, without the password', async () => {
  const { followed, asked } = await follow([to('https://other.test/x', 307)])
  expect(asked).toHaveLength(1)
  expect(followed).toMatchObject({ kind: 'left', head: { url: 'https://other.test/x#part', method: 'POST' } })
  expect(followed.head.headers.map(([name]) => name)).toEqual(['content-type', 'x-own'])
})

test('a URL that nothing answers is left to the caller', async () => {
  expect((await follow([undefined])).followed).toMatchObject({ kind: 'left', redirected: false })
  expect((await follow([to('/b'), undefined])).followed).toMatchObject({ kind: 'left', redirected: true })
})

test('`manual` returns the redirect, `error` refuses it', async () => {
  expect((await follow([to('/b')], 'manual')).followed).toMatchObject({ kind: 'answer', redirected: false })
  await expect(follow([to('/b')], 'error')).rejects.toThrow(TypeError)
})

test.for(['http://[', 'data:text/plain,x', 'javascript:alert(1)'])(
  'a redirect to %s is a network error',
  async (location) => {
    await expect(follow([to(location)])).rejects.toThrow(TypeError)
  },
)

test('20 redirects are followed, 21 are a network error', async () => {
  const loop = Array.from({ length: 20 }, () => to('/a'))
  expect((await follow([...loop, new Response('ok')])).followed.kind).toBe('answer')
  await expect(follow([...loop, to('/a')])).rejects.toThrow('redirects too often')
})
