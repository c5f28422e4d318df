import { expect, test } from 'vitest'
import { joinHeaders } from '../../sw/worker/join-headers.ts'

test('values of one name are set as one, and cookies stay apart', () => {
  const response = new Response('')
  const set: string[] = []
  const own = response.headers.set.bind(response.headers)
  response.headers.set = (name, value) => {
    set.push(`${name}: ${value}`)
    own(name, value)
  }
  for (const value of ['a', 'b']) response.headers.append('x-list', value)
  for (const value of ['a=1; Expires=Tue, 01 Jan 2030 00:00:00 GMT', 'b=2'])
    response.headers.append('set-cookie', value)
  expect(joinHeaders(response)).toBe(response)
  expect(set).toEqual(['x-list: a, b'])
  expect(response.headers.getSetCookie()).toHaveLength(2)
})

test('immutable headers stay as they are', () => {
  expect(joinHeaders(Response.redirect('https://a.example/b, c')).status).toBe(302)
  expect(joinHeaders(Response.error()).type).toBe('error')
})
