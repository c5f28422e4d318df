import { expect, test } from 'vitest'
import { codeError } from '../../../sw/core/errors/code-error.ts'
import { endpointCodeError } from '../../../sw/core/errors/endpoint-code-error.ts'
import { endpointError } from '../../../sw/core/errors/endpoint-errors.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'

test('the message is the code with the arguments, and the hint says where the text is', () => {
  const cause = new Error('cause')
  const place = { file: 'a.ts', frame: '1 | x', cause }
  const error = codeError('HandlerTimedOut', { method: 'GET', address: '/a', seconds: 30 }, place)
  expect(error).toBeInstanceOf(StowawayError)
  expect(error).toMatchObject({ name: 'HandlerTimedOut', code: 'HandlerTimedOut', ...place })
  expect(error.message).toBe('HandlerTimedOut (method: GET, address: /a, seconds: 30)')
  expect(error.hint).toContain('@stowaway/errors#handlertimedout')
})

test('missing and empty arguments are left out, lists are joined, long ones are cut', () => {
  expect(codeError('WorkerUpdated').message).toBe('WorkerUpdated')
  expect(codeError('StorageFull', { what: 'The storage', used: '' }).message).toBe('StorageFull (what: The storage)')
  expect(codeError('A', { file: undefined, used: ' (1 MB)', found: ['a', 'b'] }).message).toBe(
    'A (used: (1 MB), found: a,b)',
  )
  expect(codeError('A', { reason: 'x'.repeat(5000) }).message).toHaveLength('A (reason: )'.length + 1000)
})

test('a message in Astro’s words is the same with and without texts, and its cause has the arguments', () => {
  const args = { file: 'api/a.ts', method: 'GET', received: 'undefined' }
  const error = endpointCodeError('EndpointDidNotReturnAResponse', args)
  expect(error.message).toBe(endpointError('EndpointDidNotReturnAResponse', args).message)
  expect(error.cause).toBe('EndpointDidNotReturnAResponse (file: api/a.ts, method: GET, received: undefined)')
  expect(error.hint).toContain('#endpointdidnotreturnaresponse')
  expect(endpointCodeError('LocalsReassigned').message).toBe('LocalsReassigned')
})
