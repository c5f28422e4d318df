import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const noFollowing = { ...noFile, core: 'app.fetch gives one answer; following is the business of a client' }

const leftToHost = 'the worker leaves what matches nothing to the host'

export const redirects: ContractGroup = {
  title: 'redirects',
  skip: noFile,
  cases: [
    {
      name: 'of the configuration',
      request: { path: '/moved' },
      expect: { status: 301, headers: { location: '/methods/get-only' } },
    },
    {
      name: 'of the configuration, by another method',
      request: { path: '/moved', method: 'POST', body: { text: '' } },
      expect: { status: 308, headers: { location: '/methods/get-only' } },
    },
    {
      name: 'of the configuration, with a status',
      request: { path: '/moved-for-now', method: 'PUT' },
      expect: { status: 302, headers: { location: '/methods/get-only' } },
    },
    {
      name: 'of the configuration, to another site',
      request: { path: '/moved-away' },
      expect: { status: 301, headers: { location: 'https://far.example/there' } },
    },
    {
      name: 'a param of a redirect cannot break out of the header',
      request: { path: '/moved/a%0D%0Aset-cookie:%20a=b' },
      expect: { status: 301, headers: { location: '/params/a%0D%0Aset-cookie:%20a=b', 'set-cookie': null } },
    },
    {
      name: 'of an endpoint, left to the caller',
      request: { path: '/immutable/redirect' },
      expect: { status: 303, headers: { location: '{{origin}}/methods/get-only' } },
    },
    {
      name: 'to letters outside ASCII',
      request: { path: '/location/letters' },
      expect: { status: 302, headers: { location: '/caf%C3%A9?%E6%97%A5' } },
    },
    {
      name: 'to letters outside ASCII, in a header of the author',
      request: { path: '/location/letters?header' },
      expect: { status: 307, headers: { location: '/caf%C3%A9' } },
    },
    {
      name: 'to letters that a server sent in UTF-8',
      request: { path: '/location/letters?bytes' },
      expect: { status: 307, headers: { location: '/caf%C3%A9' } },
    },
    {
      name: 'followed by fetch',
      request: { path: '/moved/7', redirect: 'follow' },
      expect: { json: { id: '7', own: ['id'], plain: true }, endsAt: '/params/7' },
      skip: noFollowing,
    },
    {
      name: 'followed by fetch, a POST that becomes a GET',
      request: { path: '/location/to', method: 'POST', body: { text: '/methods/get-only' }, redirect: 'follow' },
      expect: { text: 'got', endsAt: '/methods/get-only' },
      skip: noFollowing,
    },
    {
      name: 'followed by fetch, a POST that stays one',
      request: { path: '/moved', method: 'POST', body: { text: 'x' }, redirect: 'follow' },
      expect: { status: 404, headers: { allow: 'GET, HEAD, OPTIONS' }, endsAt: '/methods/get-only' },
      skip: noFollowing,
    },
    {
      name: 'to the right slashes',
      request: { path: '/methods/get-only//?a=1' },
      expect: { status: 301, headers: { location: '/methods/get-only/?a=1' } },
    },
    {
      name: 'to the missing slash',
      project: 'letters',
      request: { path: '/write?a=1' },
      expect: { status: 301, headers: { location: '/write/?a=1' } },
    },
    ...['POST', 'PUT', 'DELETE', 'HEAD', 'PROPFIND'].map(
      (method): ExchangeCase => ({
        name: `to the missing slash, of a ${method}, keep the method`,
        project: 'letters',
        request: { path: '/write?a=1', method },
        expect: { status: 308, headers: { location: '/write/?a=1' } },
      }),
    ),
    {
      name: 'to the missing slash, of what matches nothing',
      project: 'letters',
      request: { path: '/nothing/here', method: 'POST' },
      expect: { status: 308, headers: { location: '/nothing/here/' } },
      skip: { worker: leftToHost, 'dev-worker': leftToHost },
    },
    {
      name: 'to the missing slash, followed by fetch, bring the body',
      project: 'letters',
      request: { path: '/write?a=1', method: 'POST', body: { text: 'dear' }, redirect: 'follow' },
      expect: { text: 'dear?a=1', endsAt: '/write/' },
      skip: noFollowing,
    },
    {
      name: 'to the right slashes, inside the base',
      project: 'based',
      request: { path: '/shop/item/?a=1' },
      expect: { status: 301, headers: { location: '/shop/item?a=1' } },
    },
  ],
}
