import { expect, test } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { origin, testApp } from './test-app.ts'

const who = ({ cookies }: APIContext) => cookies.get('who')?.value

const files = {
  'late.ts': {
    async GET(context: APIContext) {
      const other = new Request(`${origin}/inner`, { headers: { cookie: 'who=Bob' } })
      const inner = await context.rewrite(other)
      return new Response(`${await inner.text()}, then ${who(context)}`)
    },
  },
  'inner.ts': { GET: (context: APIContext) => new Response(who(context)) },
}

test.each([true, false])(
  'cookies that are read after a rewrite to another request (plain reads: %s)',
  async (hasPlainReads) => {
    const app = testApp(files, { hasPlainReads })
    const response = await app.get('/late', { headers: { cookie: 'who=Ann' } })
    expect(await response.text()).toBe('Bob, then Ann')
  },
)
