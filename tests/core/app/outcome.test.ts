import { describe, expect, test } from 'vitest'
import { type Outcome, outcomeOf } from '../../../sw/core/app/outcome.ts'

const answered = (kind: 'handler' | 'unsupported', body: string | null, status: number): Outcome => ({
  kind,
  response: new Response(body, { status }),
})
const own = answered('handler', null, 404)
const unsupported = answered('unsupported', null, 404)
const thrown: Outcome = { kind: 'thrown', error: new Error('x') }

describe('a Response of middleware is', () => {
  const cases: [name: string, response: Response, given: Outcome[], kind: string][] = [
    ['its own, where nothing was asked', new Response('x'), [], 'middleware'],
    ['its own after an error', new Response(null, { status: 500 }), [thrown], 'middleware'],
    ["the handler's, copied", new Response(null, { status: 404, headers: { 'x-a': '1' } }), [own], 'handler'],
    ['its own, with another status', new Response(null, { status: 500 }), [own], 'middleware'],
    ['its own, with a body in place of none', new Response('x', { status: 404 }), [own], 'middleware'],
    ['its own, without the body', new Response(null), [answered('handler', 'x', 200)], 'middleware'],
    ['of the first that it copies', new Response(null, { status: 404 }), [thrown, unsupported, own], 'unsupported'],
  ]
  test.each(cases)('%s', (_, response, given, kind) => {
    expect(outcomeOf(response, given)).toEqual({ kind, response })
  })

  test('of the one that it returns, whatever comes before', () => {
    if (!('response' in own)) throw new Error('no response')
    expect(outcomeOf(own.response, [unsupported, own])).toEqual(own)
  })
})
