import { expect, test } from 'vitest'
import { copyResponse } from '../../../sw/core/endpoint/copy-response.ts'

/** As browsers make it of a server's response. */
function fetched(status: number): Response {
  const response = new Response(null, { status, headers: { 'x-own': 'yes' } })
  Object.defineProperty(response, 'body', { value: new Blob([]).stream() })
  return response
}

test.each([204, 205, 304])('a fetched %i is copied without its empty body', (status) => {
  const copy = copyResponse(fetched(status))
  expect([copy.status, copy.body, copy.headers.get('x-own')]).toEqual([status, null, 'yes'])
  expect(copyResponse(fetched(200), { status, body: 'text' }).body).toBeNull()
})

test('a body, a status and headers are replaced', async () => {
  const given = new Response('old', { status: 201, statusText: 'Made', headers: { 'content-type': 'text/css' } })
  const copy = copyResponse(given, { body: 'new', headers: new Headers({ 'x-own': '1' }) })
  expect([copy.status, copy.statusText, [...copy.headers], await copy.text()]).toEqual([
    201,
    'Made',
    [['x-own', '1']],
    'new',
  ])
  expect(copyResponse(given, { status: 404 }).statusText).toBe('')
})
