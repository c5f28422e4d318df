import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { networkUrls } from '../../../compiler/node/network-urls.ts'

test('every address of this machine is named, with port and base', () => {
  const outer = Object.values(networkInterfaces())
    .flatMap((found = []) => found)
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  expect(networkUrls('http://localhost:4173/repo/', '0.0.0.0')).toEqual(
    outer.map(({ address }) => `http://${address}:4173/repo/`),
  )
})

test.each(['127.0.0.1', '192.168.1.20'])('none for a server that listens on %s alone', (host) => {
  expect(networkUrls('http://localhost:4173/', host)).toEqual([])
})
