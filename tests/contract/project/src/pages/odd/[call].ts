import type { APIContext } from 'stowaway'
import { note } from '../../notes.ts'

type Call = (context: APIContext) => unknown

// What authors of plain JavaScript can do.
const untyped = (value: unknown) => value as never

const calls = new Map<string, Call>([
  ['redirect-status', ({ redirect }) => redirect('/', untyped(999))],
  ['redirect-nothing', ({ redirect }) => redirect(untyped(undefined))],
  ['rewrite-nothing', ({ rewrite }) => rewrite(untyped(undefined))],
  ['rewrite-object', ({ rewrite }) => rewrite(untyped({}))],
  ['rewrite-away', ({ rewrite }) => rewrite(new URL('https://far.example/params/far'))],
  ['rewrite-slashes', ({ rewrite }) => rewrite('//far.example/params/far')],
  ['rewrite-backslash', ({ rewrite }) => rewrite('/\\far.example/params/far')],
  ['rewrite-tab', ({ rewrite }) => rewrite('/\t/far.example/params/far')],
  ['context-rest', ({ params: _, ...others }) => new Response(typeof others.redirect)],
  ['context-spread', (context) => new Response(typeof { ...context }.redirect)],
  ['context-entries', (context) => new Response(typeof Object.fromEntries(Object.entries(context)).redirect)],
  ['context-assign', (context) => new Response(typeof Object.assign({}, context).redirect)],
  ['rewrite-malformed', ({ rewrite }) => rewrite('/params/%zz')],
  ['rewrite-long', ({ rewrite }) => rewrite(`/echo/${'a/'.repeat(10_000)}`)],
  ['cookie-null', ({ cookies }) => cookies.set('a', untyped(null))],
  ['cookie-proto', ({ cookies }) => new Response(String(cookies.get('hasOwnProperty')))],
  ['address', ({ clientAddress }) => new Response(typeof clientAddress)],
  ['json', async ({ request }) => Response.json(await request.json())],
  ['form', async ({ request }) => new Response(String([...(await request.formData())]))],
  ['status', () => new Response(null, { status: 99 })],
  ['body-of-204', () => new Response('text', { status: 204 })],
  ['long-header', () => new Response('ok', { headers: { 'x-long': 'a'.repeat(100_000) } })],
  [
    'locked',
    () => {
      const response = new Response('text')
      response.body?.getReader()
      return response
    },
  ],
  [
    'work-fails',
    ({ waitUntil }) => {
      waitUntil(Promise.reject(new Error('secret of the work')))
      return new Response('answered')
    },
  ],
  [
    'work-goes-on',
    ({ waitUntil }) => {
      const work = async () => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        note('work', 'done')
      }
      waitUntil(work())
      return new Response('answered')
    },
  ],
])

export const ALL = (context: APIContext): unknown => calls.get(context.params.call ?? '')?.(context)
