import { expect, test } from 'vitest'
import { isLoopback } from '../../../sw/core/names/is-loopback.ts'
import { isOwnName } from '../../../sw/core/names/is-own-name.ts'

test.for([
  ['stowaway:storage /repo/ my app', true],
  ['stowaway:cookies /repo/ app', true],
  ['stowaway-precache-https://example.org/repo/', true],
  ['stowaway-sessions-https://example.org/repo/', true],
  ['stowaway:cookies:/repo/', true],
  ['stowaway:storage / app', false],
  ['stowaway:storage /repo/deeper/ app', false],
  ['stowaway:storage /other/ tricks :/repo/', false],
  ['stowaway-precache-https://example.org/', false],
  ['stowaway-precache-https://example.org/other/repo/', false],
  ['stowaway-precache-https://other.example/repo/', false],
  ['workbox-precache-v2-https://example.org/repo/', false],
  ['keyval-store', false],
  ['stowaway', false],
  ['', false],
] as const)('the name "%s" belongs to https://example.org/repo/: %s', ([name, isOwn]) => {
  expect(isOwnName(name, 'https://example.org/repo/')).toBe(isOwn)
})

test('a site at the root has its own names, and none of those below it', () => {
  const isOwn = (name: string): boolean => isOwnName(name, 'https://example.org/')
  expect(isOwn('stowaway:storage / app')).toBe(true)
  expect(isOwn('stowaway-precache-https://example.org/')).toBe(true)
  expect(isOwn('stowaway:cookies:/')).toBe(true)
  expect(isOwn('stowaway:cookies:/repo/')).toBe(false)
  expect(isOwn('stowaway-precache-https://example.org/repo/')).toBe(false)
})

test.for([
  ['localhost', true],
  ['app.localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['[::1]', true],
  ['localhost.example.org', false],
  ['notlocalhost', false],
  ['127.0.0.1.example.org', false],
  ['10.0.0.1', false],
  ['192.168.0.2', false],
  ['[::2]', false],
  ['example.org', false],
] as const)('%s is this machine: %s', ([hostname, expected]) => {
  expect(isLoopback(hostname)).toBe(expected)
})
