import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { repository } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { tryApp } from './try-app.ts'
import { createViteApp, htmlPage, viteConfig } from './vite-app.ts'

/** The code of the page about GraphQL, by its file names. */
function codeOfPage(): Readonly<Record<string, string>> {
  const page = readFileSync(join(repository, 'site/docs/graphql.md'), 'utf8')
  const blocks = [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)]
  return Object.fromEntries(blocks.map(([, file = '', code = '']) => [file, code]))
}

const main = `import { cacheExchange, Client, fetchExchange } from '@urql/core'
import { ask } from './ask'
import { createClient } from 'graphql-ws'
import { watch } from './watch'
const client = new Client({ url: '/api/graphql', exchanges: [cacheExchange, fetchExchange], preferGetMethod: false })
const sockets = createClient({ url: '/api/graphql-ws' })
Object.assign(window, { ask, watch, client, sockets })
`

declare const window: Window & {
  ask(query: string, variables?: object): Promise<unknown>
  watch(query: string, onData: (data: unknown) => void): () => void
  readonly sockets: {
    iterate(operation: { query: string }): AsyncIterableIterator<{ data?: unknown }>
    dispose(): void
  }
  readonly client: Record<'query' | 'mutation', (query: string, variables: object) => Promise<{ data?: unknown }>>
}

const matrix = createMatrix('with', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

async function expectGraphql(page: Page, told: () => readonly string[]): Promise<void> {
  await page.waitForFunction(() => 'watch' in window)
  const seen = await page.evaluate(async () => {
    const found: unknown[] = []
    const events: unknown[] = []
    const add = 'mutation Add($text: String!) { addTodo(text: $text) { text } }'
    const stop = window.watch('subscription { added { text } }', (data) => events.push(data))
    const ofSocket = window.sockets.iterate({ query: 'subscription { added { text } }' })
    const firstOfSocket = ofSocket.next()
    // Neither reports that it has opened.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    found.push(await window.ask(add, { text: 'Mend the net' }))
    found.push(
      await window.ask('query ($contains: String) { todos(contains: $contains) { text } }', { contains: 'net' }),
    )
    found.push(await window.ask('{ todos { text } nothing }').catch(({ message }) => message))
    found.push(await window.ask(add, { text: '' }).catch(({ message }) => message))
    const { data } = await window.client.mutation(add, { text: 'Coil the rope' })
    const all = await window.client.query('{ todos { text } }', {})
    found.push(
      data,
      JSON.stringify(all.data)
        .match(/Mend|Coil/g)
        ?.sort(),
    )
    while (events.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    stop()
    found.push((await firstOfSocket).value.data)
    found.push(
      await window.sockets
        .iterate({ query: '{ todos { id text nothing } }' })
        .next()
        .catch(([{ message }]) => message),
    )
    window.sockets.dispose()
    return {
      found,
      events,
      from: (await fetch('/api/small-graphql', { method: 'POST', body: '{"operationName":"Todos"}' })).status,
    }
  })
  expect(seen).toEqual({
    found: [
      { addTodo: { text: 'Mend the net' } },
      { todos: [{ text: 'Mend the net' }] },
      'Cannot query field "nothing" on type "Query".',
      'A todo needs a text.',
      { addTodo: { __typename: 'Todo', text: 'Coil the rope' } },
      ['Coil', 'Mend'],
      { added: { text: 'Mend the net' } },
      'Cannot query field "nothing" on type "Todo".',
    ],
    events: [{ added: { text: 'Mend the net' } }, { added: { text: 'Coil the rope' } }],
    from: 200,
  })
  expect(told()).toEqual([])
}

test('GraphQL Yoga: the code of the docs page in a worker, with fetch, EventSource and urql', async ({ page }) => {
  test.setTimeout(300_000)
  const project = await createViteApp(
    {
      'index.html': htmlPage('/src/main.ts'),
      'src/main.ts': main,
      'vite.config.ts': viteConfig(),
      ...codeOfPage(),
    },
    { packages: ['graphql-yoga@5.24.1', 'graphql@16.15.0', 'graphql-ws@6.4.2', '@urql/core@6.0.3'] },
  )
  try {
    // What the server was asked for, past the worker.
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/') && request.serviceWorker() !== null) asked.push(request.url())
    })
    await tryApp(matrix, {
      row: 'GraphQL Yoga',
      project,
      page,
      dev: () => expectGraphql(page, () => []),
      preview: () => expectGraphql(page, () => asked),
    })
  } finally {
    await project.remove()
  }
})
