import { expect, test } from 'vitest'
import { belowBase } from '../../site/home/below-base.ts'
import type { Exchange } from '../../site/home/exchange.ts'
import { steps } from '../../site/home/steps.ts'

test.for([
  ['api/x', '/', 'api/x'],
  ['/api/x', '/', 'api/x'],
  ['//api/x', '/', 'api/x'],
  ['http://host/api/x?a=1', '/', 'api/x?a=1'],
  ['/repo/api/x', '/repo/', 'api/x'],
  ['http://host/repo/api/x', '/repo/', 'api/x'],
  ['/api/x', '/repo/', 'api/x'],
  ['http://other/api/x', '/', 'http://other/api/x'],
  ['', '/', ''],
] as const)('%s at base %s is %s below it', ([input, base, path]) => {
  expect(belowBase(input, base, 'http://host')).toBe(path)
})

test.for([
  ['worker', /^Its service worker found the route/],
  ['fallback', /^A worker of the page \(service workers are off here\) found the route/],
  ['dev', /^The development server found the route/],
  ['node', /^The Node server found the route/],
] as const)('the landing page names the host %s in words', ([host, words]) => {
  const endpoint = { host, route: '/api/x', time: 1 }
  const exchange: Exchange = {
    ...{ method: 'GET', path: '/api/x', status: 200, statusText: '' },
    ...{ headers: [], body: '', time: 2, endpoint },
  }
  expect(steps(exchange)[1]).toMatch(words)
})
