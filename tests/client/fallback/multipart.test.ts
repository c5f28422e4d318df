import { expect, test } from 'vitest'
import { multipartBlob } from '../../../sw/client/fallback/multipart.ts'

test('a platform reads our multipart body as it was written', async () => {
  const data = new FormData()
  data.append('plain', 'a\nb\r\nc')
  data.append('ü "quoted"\r\n', 'x')
  data.append('file', new File([new Uint8Array([0, 13, 10, 255])], 'a "b".bin', { type: 'image/png' }))
  data.append('file', new File([], 'empty'))
  const read = await new Response(multipartBlob(data, 'boundary')).formData()
  const entries = [...read].map(async ([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.type, [...(await value.bytes())]],
  )
  expect(await Promise.all(entries)).toEqual([
    ['plain', 'a\r\nb\r\nc'],
    ['ü "quoted"\r\n', 'x'],
    ['file', 'a "b".bin', 'image/png', [0, 13, 10, 255]],
    ['file', 'empty', 'application/octet-stream', []],
  ])
})
