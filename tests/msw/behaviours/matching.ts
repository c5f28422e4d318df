import { type Area, adapted, asServer, direct, driven, not } from '../behaviour.ts'

const noPattern =
  'An endpoint’s address is its file’s name, which is no regular expression. See rest params and params inside a segment.'

/** Which endpoint answers which address and method, and what it gets from the address. */
export const matching: Area = {
  name: 'addresses and methods',
  behaviours: {
    'rest-api/basic': [
      direct(
        'a GET request gets the endpoint’s status, type and body',
        async ({ ask }) => {
          const { status, type, json } = await ask('api/hello.json')
          return { status, type, json }
        },
        { status: 200, type: 'application/json', json: { hello: 'world' } },
      ),
    ],
    'rest-api/params': [
      direct('several params of an address', async ({ ask }) => (await ask('api/users/7-ada.json')).json, {
        id: '7',
        name: 'ada',
      }),
    ],
    'rest-api/query': [
      asServer('one value of the query', async ({ echo }, at) => (await echo(`${at}/echo?user=ada`)).query, [
        ['user', 'ada'],
      ]),
      asServer(
        'several values of the query, also of one name, decoded',
        async ({ echo }, at) => (await echo(`${at}/echo?id=1&id=2&name=a%20b%26c&none`)).query,
        [
          ['id', '1'],
          ['id', '2'],
          ['name', 'a b&c'],
          ['none', ''],
        ],
      ),
    ],
    'rest-api/query-params-warning': [
      not('other', 'a warning about a handler whose address has a query', 'A file’s name has no query.'),
    ],
    'rest-api/request/matching/all': [
      asServer(
        '`ALL` answers every method',
        async ({ echo }, at) => {
          const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
          return Promise.all(methods.map(async (method) => (await echo(`${at}/echo`, { method })).method))
        },
        ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      ),
    ],
    'rest-api/request/matching/custom-predicate': [
      adapted(
        'a handler that decides by the request answers one',
        async ({ ask }) => (await ask('api/patched/sometimes?mock')).json,
        { from: 'endpoint' },
      ),
      adapted(
        'and leaves another to the server',
        async ({ echo }) => (await echo('api/patched/sometimes')).from,
        'server',
      ),
    ],
    'rest-api/request/matching/method': [
      direct('the method of a handler', async ({ ask }) => (await ask('api/partly')).json, { from: 'endpoint' }),
      adapted(
        'another method goes to the server if `ALL` passes it on; without `ALL` it is a 404, as in Astro',
        async ({ ask, echo }) => {
          const passed = await echo('api/partly', { method: 'POST', body: 'a' })
          const refused = await ask('api/only-get', { method: 'POST' })
          return { from: passed.from, method: passed.method, text: passed.text, refused: refused.status }
        },
        { from: 'server', method: 'POST', text: 'a', refused: 404 },
      ),
    ],
    'rest-api/request/matching/path-params-decode': [
      adapted(
        'a param is decoded as in Astro: letters and spaces are, and delimiters stay as they are in the address',
        async ({ ask }) => {
          const { id } = (await ask(`api/users/${encodeURIComponent('http://a/b?c=d ü')}`)).json as { id: string }
          return [id, decodeURIComponent(id)]
        },
        ['http%3A%2F%2Fa%2Fb%3Fc%3Dd ü', 'http://a/b?c=d ü'],
      ),
    ],
    'rest-api/request/matching/uri': [
      direct('an address with a slash at its end', async ({ ask }) => (await ask('api/only-get/')).text, 'got'),
      direct(
        'an unknown address with a slash goes to the server',
        async ({ echo }) => (await echo('api/other/')).from,
        'server',
      ),
      direct('an address without a slash', async ({ ask }) => (await ask('api/only-get')).text, 'got'),
      direct(
        'an unknown address without a slash goes to the server',
        async ({ echo }) => (await echo('api/other')).from,
        'server',
      ),
      direct('a param', async ({ ask }) => (await ask('api/users/abc-123')).json, { id: 'abc-123' }),
      direct('the query is no part of a param', async ({ ask }) => (await ask('api/users/abc-123?a=true')).json, {
        id: 'abc-123',
      }),
      direct(
        'an address that only resembles a route goes to the server',
        async ({ echo }) => [(await echo('api/user/abc')).from, (await echo('api/users/a/b')).from],
        ['server', 'server'],
      ),
      not('other', 'a regular expression as an address', noPattern),
      not('other', 'an address that such an expression does not fit', noPattern),
      direct('parentheses and quotes in an address', async ({ ask }) => (await ask("api/users/resource('id')")).json, {
        id: "resource('id')",
      }),
      driven('direct', 'an address that is only a query is the page’s own', async ({ tab, url }) => {
        await tab.goto(`${url}pages/plain`)
        const text = await tab.evaluate(async () => (await fetch('?id=abc')).text())
        if (!text.includes('<p id="query">?id=abc</p>')) throw new Error(text)
      }),
    ],
  },
}
