import { type ContractGroup, type Exchange, type ExchangeCase, noFile } from '../contract.ts'

const hidden = 'a page cannot send a Cookie header of its own'
const withHeader = { ...noFile, worker: hidden, 'dev-worker': hidden }
const noJar = 'its caller keeps no cookies between requests'
const withJar = { ...noFile, core: noJar, node: noJar, dev: noJar }

const set = (name: string, value: string, path?: string): ExchangeCase['request'] => ({
  path: '/cookies/set',
  method: 'POST',
  body: { text: JSON.stringify({ name, value, path }) },
})

const seen = (name: string, value: string | null, sent?: string): Exchange => ({
  request: { path: `/cookies/seen?name=${name}` },
  expect: { json: { has: value !== null, value, sent: sent === undefined ? [] : [`${name}=${sent}`] } },
})

const deleted = (name: string): Exchange => ({
  request: { path: `/cookies/seen?name=${name}`, method: 'DELETE' },
  expect: { text: 'deleted' },
})

export const cookies: ContractGroup = {
  title: 'cookies',
  skip: noFile,
  cases: [
    {
      name: 'names of object members are not there unless they were sent',
      request: { path: '/cookies/names', headers: { cookie: 'a=1' } },
      expect: {
        json: [
          ['__proto__', false, null],
          ['constructor', false, null],
          ['toString', false, null],
          ['a', true, '1'],
        ],
      },
      skip: withHeader,
    },
    {
      name: 'names of object members are names like any other',
      request: { path: '/cookies/names', headers: { cookie: '__proto__=p; constructor=c; toString=t; a=%E0%A4%A' } },
      expect: {
        json: [
          ['__proto__', true, 'p'],
          ['constructor', true, 'c'],
          ['toString', true, 't'],
          ['a', true, '%E0%A4%A'],
        ],
      },
      skip: withHeader,
    },
    {
      name: 'a Cookie header that is no list of cookies',
      request: { path: '/cookies/names', headers: { cookie: ';;=;=a; ;b;b==;"' } },
      expect: { text: /"a",false,null/ },
      skip: withHeader,
    },
    {
      name: 'set beside an immutable Response are sent',
      request: { path: '/immutable/redirect' },
      expect: { status: 303, headers: { 'set-cookie': 'kept=yes; Path=/' } },
    },
    {
      name: 'a value outside the grammar is encoded',
      request: set('a', 'x; Path=/evil\r\nx-injected: yes'),
      expect: {
        headers: { 'set-cookie': 'a=x%3B%20Path%3D%2Fevil%0D%0Ax-injected%3A%20yes; Path=/', 'x-injected': null },
      },
    },
    {
      name: 'the name __proto__',
      request: set('__proto__', 'p'),
      expect: { headers: { 'set-cookie': '__proto__=p; Path=/' } },
    },
    {
      name: 'one that was set is seen by the next request, until it is deleted',
      sequence: [
        seen('note', null),
        { request: set('note', 'first'), expect: { text: 'set' } },
        seen('note', 'first', 'first'),
        seen('note', 'first', 'first'),
        { request: set('note', 'a b; c'), expect: { text: 'set' } },
        seen('note', 'a b; c', 'a%20b%3B%20c'),
        deleted('note'),
        seen('note', null),
      ],
      skip: withJar,
    },
    {
      name: 'one goes with requests below its path only',
      sequence: [
        { request: set('deep', 'yes', '/cookies/seen'), expect: { text: 'set' } },
        { request: set('else', 'yes', '/cookies/set'), expect: { text: 'set' } },
        seen('deep', 'yes', 'yes'),
        seen('else', null),
        // Another cookie than the one at `/`.
        deleted('deep'),
        seen('deep', 'yes', 'yes'),
      ],
      skip: withJar,
    },
    {
      name: 'one that a redirect sets is kept as well',
      sequence: [
        deleted('kept'),
        seen('kept', null),
        { request: { path: '/immutable/redirect' }, expect: { status: 303 } },
        seen('kept', 'yes', 'yes'),
      ],
      skip: withJar,
    },
    ...['', 'a b', 'a;b', 'a=b', 'a\r\nb', 'ü'].map(
      (name): ExchangeCase => ({
        name: `the name ${JSON.stringify(name)} is an error`,
        request: set(name, 'x'),
        expect: { failure: 'InvalidCookie' },
      }),
    ),
    ...['/;x', '/\r\nx-injected: yes', '/\u0001'].map(
      (path): ExchangeCase => ({
        name: `the path ${JSON.stringify(path)} is an error`,
        request: set('a', 'x', path),
        expect: { failure: 'InvalidCookie' },
      }),
    ),
  ],
}
