import { type Area, adapted, not } from '../behaviour.ts'

const noLine = 'Nothing is printed for an answered request; `control.requests()` has it.'

/** GraphQL: one endpoint that reads the operation, without a helper for it. */
export const graphql: Area = {
  name: 'GraphQL, with an endpoint',
  behaviours: {
    'graphql-api/query': [
      adapted(
        'a query with GET',
        async ({ ask }) => {
          const query = encodeURIComponent('query GetUser { user { id } }')
          return (await ask(`api/graphql?query=${query}&variables=${encodeURIComponent('{"id":1}')}`)).json
        },
        { data: { user: { id: 1, from: 'site' } } },
      ),
      adapted(
        'a query with POST',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query GetUser { user { id } }', variables: { id: 2 } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { user: { id: 2, from: 'site' } } },
      ),
      not('other', 'a warning about a query without a name', 'The endpoint decides; see the row about one below.'),
    ],
    'graphql-api/mutation': [
      adapted(
        'a mutation',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'mutation SetVariables { a }', variables: { a: [1] } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { variables: { a: [1] } } },
      ),
      not('other', 'a warning about a mutation without a name', 'The endpoint decides; see the row about one below.'),
    ],
    'graphql-api/anonymous-operation': [
      adapted(
        'an operation that the endpoint does not know goes to the server',
        async ({ echo }) => {
          const { from, text } = await echo('api/graphql', { method: 'POST', body: '{"query":"mutation { other }"}' })
          return { from, text }
        },
        { from: 'server', text: '{"query":"mutation { other }"}' },
      ),
      not('other', 'a warning about an operation without a name', 'The endpoint decides; see the row above.'),
      adapted(
        'an operation without a name',
        async ({ ask }) => (await ask('api/graphql', { method: 'POST', body: '{"query":"query { user }"}' })).json,
        { data: { anonymous: true } },
      ),
    ],
    'graphql-api/operation': [
      adapted(
        'an endpoint for every operation: a query',
        async ({ ask }) =>
          (await ask('api/graphql?all', { method: 'POST', body: '{"query":"query Unknown { a }"}' })).json,
        { data: { fallback: true } },
      ),
      adapted(
        'one without a name',
        async ({ ask }) => (await ask('api/graphql?all', { method: 'POST', body: '{"query":"mutation { a }"}' })).json,
        { data: { fallback: true } },
      ),
      adapted(
        'a mutation',
        async ({ ask }) =>
          (await ask('api/graphql?all', { method: 'POST', body: '{"query":"mutation Unknown { a }"}' })).json,
        { data: { fallback: true } },
      ),
      adapted(
        'a text that is no operation is an error of the endpoint',
        async ({ ask }) => {
          const { status, json } = await ask('api/graphql', {
            method: 'POST',
            body: '{"query":"# intentionally wrong"}',
          })
          return { status, json }
        },
        { status: 400, json: { errors: [{ message: 'Syntax Error' }] } },
      ),
      adapted(
        'a request that only resembles one goes to the server',
        async ({ echo }) => (await echo('api/graphql', { method: 'POST', body: 'query=favorites' })).from,
        'server',
      ),
    ],
    'graphql-api/operation-reference': [
      adapted(
        'the text of a query',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query GetQuery { a(b: "ü") }' })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { query: 'query GetQuery { a(b: "ü") }' } },
      ),
      adapted(
        'the text of a mutation',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'mutation SetQuery { a }' })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { query: 'mutation SetQuery { a }' } },
      ),
    ],
    'graphql-api/variables': [
      adapted(
        'the variables of a query',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query GetVariables { a }', variables: { id: 'abc' } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { variables: { id: 'abc' } } },
      ),
      adapted(
        'the variables of a mutation',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'mutation SetVariables { a }', variables: { deep: { list: [null] } } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { variables: { deep: { list: [null] } } } },
      ),
      adapted(
        'an operation without variables',
        async ({ ask }) =>
          (await ask('api/graphql', { method: 'POST', body: '{"query":"query GetVariables { a }"}' })).json,
        { data: { variables: {} } },
      ),
    ],
    'graphql-api/errors': [
      adapted(
        'errors',
        async ({ ask }) => {
          const { status, json } = await ask('api/graphql', { method: 'POST', body: '{"query":"query Fails { a }"}' })
          return { status, json }
        },
        { status: 200, json: { errors: [{ message: 'Refused', locations: [{ line: 1, column: 2 }] }] } },
      ),
    ],
    'graphql-api/extensions': [
      adapted(
        'data with extensions',
        async ({ ask }) =>
          (await ask('api/graphql', { method: 'POST', body: '{"query":"query Extended { a }"}' })).json,
        { data: { id: 1 }, extensions: { version: '0.1', pages: ['/a'] } },
      ),
    ],
    'graphql-api/cookies': [
      adapted(
        'a cookie',
        async ({ ask, until }) => {
          const { headers } = await ask('api/graphql', { method: 'POST', body: '{"query":"query Cookie { a }"}' })
          await until(() => document.cookie.includes('graph=yes'))
          return headers['set-cookie'] ?? null
        },
        null,
      ),
    ],
    'graphql-api/multipart-data': [
      adapted(
        'a file',
        async ({ ask }) => {
          const body = new FormData()
          body.set('operations', JSON.stringify({ query: 'mutation Upload { a }', variables: { file: null } }))
          body.set('map', JSON.stringify({ 0: ['variables.file'] }))
          body.set('0', new File(['content'], 'note.txt', { type: 'text/plain' }))
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { name: 'note.txt', type: 'text/plain', text: 'content' } },
      ),
    ],
    'graphql-api/response-patching': [
      adapted(
        'the server’s answer, changed',
        async ({ ask }) => {
          const { json } = await ask('api/patched/json', { method: 'POST', body: '{"query":"query GetUser { a }"}' })
          const { from, text, added } = json as Record<string, unknown>
          return { from, text, added }
        },
        { from: 'server', text: '{"query":"query GetUser { a }"}', added: true },
      ),
    ],
    'graphql-api/custom-predicate': [
      adapted(
        'an endpoint that decides by the variables answers one',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query ById { a }', variables: { id: 'known' } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { isKnown: true } },
      ),
      adapted(
        'and another endpoint the others',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query ById { a }', variables: { id: 'other' } })
          return (await ask('api/graphql?all', { method: 'POST', body })).json
        },
        { data: { fallback: true } },
      ),
    ],
    'graphql-api/link': [
      adapted(
        'a query to another origin',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query GetUser { a }', variables: { id: 1 } })
          const { status, type, json } = await ask('https://api.example.test/graphql', { method: 'POST', body })
          return { status, type, json }
        },
        { status: 200, type: 'application/json', json: { data: { user: { id: 1, from: 'other origin' } } } },
      ),
      adapted(
        'a mutation to another origin',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'mutation SetVariables { a }', variables: { amount: 350 } })
          return (await ask('https://api.example.test/graphql', { method: 'POST', body })).json
        },
        { data: { variables: { amount: 350 } } },
      ),
      adapted(
        'the same operation at the site is answered by the site’s own endpoint',
        async ({ ask }) => {
          const body = JSON.stringify({ query: 'query GetUser { a }', variables: { id: 1 } })
          return (await ask('api/graphql', { method: 'POST', body })).json
        },
        { data: { user: { id: 1, from: 'site' } } },
      ),
      adapted(
        'an operation to an origin without endpoints goes there',
        async ({ echo, other }) =>
          (await echo(`${other}api/graphql`, { method: 'POST', body: '{"query":"query GetUser { a }"}' })).from,
        'server',
      ),
    ],
    'graphql-api/logging': [
      not('other', 'a line for a query', noLine),
      not('other', 'a line for a mutation', noLine),
      not('other', 'a line for a query that the handler of all operations answers', noLine),
      not('other', 'a line for a mutation that it answers', noLine),
    ],
  },
}
