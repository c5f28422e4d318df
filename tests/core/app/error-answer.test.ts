import { expect, test } from 'vitest'
import { errorAnswer } from '../../../sw/core/app/error-answer.ts'
import { routeError } from '../../../sw/core/errors/route-errors.ts'

const error = routeError('InvalidBase', { base: './' })
const ask = (accept: string) => new Request('https://example.org', { headers: { accept } })

test.each(['text/html', 'application/json', '*/*'])(
  'in development the answer in %s shows the place and ends with the link that the host knows',
  async (accept) => {
    const details = { file: 'vite.config.ts:3:9', frame: '3 | base\n  | ^', reference: '/errors#invalidbase' }
    const text = await errorAnswer(ask(accept), error, true, details).text()
    expect(text).toContain('vite.config.ts:3:9')
    expect(text).toMatch(/errors#invalidbase\W*(?:<\/p>\n<\/body>\n<\/html>)?\s*$/)
  },
)

test.each(['text/html', 'application/json', '*/*'])('in production the answer in %s names no code', async (accept) => {
  expect(await errorAnswer(ask(accept), error, false).text()).not.toMatch(/InvalidBase/i)
})

test.each([true, false])('the answer to HEAD has no body (in development: %s)', async (dev) => {
  const answer = errorAnswer(new Request('https://example.org', { method: 'HEAD' }), error, dev)
  expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([
    500,
    null,
    'text/plain; charset=utf-8',
  ])
})
