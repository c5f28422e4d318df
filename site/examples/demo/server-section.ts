import type { Section } from './example.ts'

const get = (path: string) => ({ method: 'GET', path })
const methodsOf = (path: string) => ['GET', 'POST', 'DELETE', 'PATCH'].map((method) => ({ method, path }))

/** "Server Endpoints (API Routes)": called on request, in the service worker. */
export const serverSection: Section = {
  title: 'Server Endpoints (API Routes)',
  examples: [
    {
      id: 'on-request',
      title: 'Built when they are requested',
      text: 'Everything above also works on request: the same `get`, called for each request.',
      files: ['pages/time.json.ts', 'pages/boat-binary.png.ts'],
      actions: () => [get('time.json'), get('boat-binary.png')],
    },
    {
      id: 'response',
      title: 'params and your own Response',
      text: 'Server endpoints can access `params` without exporting `getStaticPaths`, and set status codes and headers. An unknown product is a `404`.',
      files: ['pages/[id].json.ts', 'products.ts'],
      actions: () => ['helmet', 'lantern', 'anvil'].map((id) => get(`${id}.json`)),
    },
    {
      id: 'methods',
      title: 'HTTP methods',
      text: 'Export a function with the name of any HTTP method. `ALL` matches every method without one.',
      files: ['pages/methods.json.ts'],
      actions: () => methodsOf('methods.json'),
    },
    {
      id: 'old-methods',
      title: 'HTTP methods, in lower case',
      text: 'The document’s lower-case names work too: `get`, `post`, `del` and `all`.',
      files: ['pages/old-methods.json.ts'],
      actions: () => methodsOf('old-methods.json'),
    },
    {
      id: 'request',
      title: 'A fully usable Request',
      text: 'The handler accepts data and checks headers. `GET` has no handler here, so it gets the site’s 404 page.',
      files: ['pages/test-post.json.ts'],
      field: { label: 'Your name', value: 'Ada' },
      actions: (name) => [
        {
          method: 'POST',
          path: 'test-post.json',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name }),
        },
        { method: 'POST', path: 'test-post.json', headers: { 'content-type': 'text/plain' }, body: name },
        get('test-post.json'),
      ],
    },
    {
      id: 'redirects',
      title: 'Redirects',
      text: 'The context has a `redirect()`. The browser follows it, and the worker answers again.',
      files: ['pages/links/[id].ts', 'links.ts'],
      actions: () => ['shop', 'news', 'nowhere'].map((id) => get(`links/${id}`)),
    },
  ],
}
