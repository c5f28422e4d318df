/** The names of `npm run bench`, and what each measures. */
export const names = {
  size: 'bytes of the worker and of the page script, beside other routers',
  build: 'bytes and time that endpoints add to a build, beside Vite and Rolldown',
  dispatch: 'a request through the app, beside a bare handler and other routers',
  matching: 'a path in a table of 10 to 10,000 routes, beside other routers; building the table',
  prerender: 'writing 1 to 10,000 files, beside Eleventy, Hono and a plain script',
  dev: 'saving an endpoint to its new answer in Node, and old answers in between',
  fetch: 'an answered fetch in a browser, beside a hand-written worker and MSW',
  mocks: 'mocked requests with 1 to 1,000 routes, a busy page and bytes, beside MSW 3',
  'cold-start': 'the first answer of a worker that was stopped',
  'first-visit': 'opening a page for the first time to its first answer',
  state: 'what cookies, sessions and storage add to an answer, beside IndexedDB and idb-keyval',
  data: 'a search in a collection of 10,000 rows, beside @msw/data and json-server, warm and in a cold worker',
  storage: 'storage with many keys and with large values',
  tabs: 'an answered fetch with up to 20 open tabs',
  'dev-worker': 'answers that fail while an endpoint is saved many times a second',
  compile: 'an edit of a project that is compiled in memory, warm and cold',
  'static-routing': 'a request that is not for an endpoint, with and without routing rules',
  playground: 'an edit in the playground to the answer on the page',
}

/** Those that need a browser, and the engines that they can run in. */
export const enginesOf = {
  fetch: ['chromium', 'firefox', 'webkit'],
  mocks: ['chromium', 'firefox', 'webkit'],
  'cold-start': ['chromium', 'firefox'],
  'first-visit': ['chromium', 'firefox', 'webkit'],
  state: ['chromium', 'firefox', 'webkit'],
  data: ['chromium', 'firefox', 'webkit'],
  storage: ['chromium', 'firefox', 'webkit'],
  tabs: ['chromium', 'firefox', 'webkit'],
  'dev-worker': ['chromium', 'firefox', 'webkit'],
  'static-routing': ['chromium'],
  playground: ['chromium'],
}
