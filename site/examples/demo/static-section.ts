import type { Section } from './example.ts'

const get = (path: string) => ({ method: 'GET', path })

/** "Static File Endpoints": called at build time, answered by files. */
export const staticSection: Section = {
  title: 'Static File Endpoints',
  examples: [
    {
      id: 'data',
      title: 'A file of data',
      text: '`src/pages/data.json.ts` will build a `/data.json` endpoint. Its `get` returns an object with a `body`.',
      files: ['pages/data.json.ts'],
      actions: () => [get('data.json')],
    },
    {
      id: 'png',
      title: 'A binary PNG image, by encoding',
      text: 'The return object can also have an `encoding`: any valid `BufferEncoding`, here `base64`.',
      files: ['pages/boat.png.ts'],
      actions: () => [get('boat.png')],
    },
    {
      id: 'api-route',
      title: 'The APIRoute type',
      text: 'You can also type your endpoint functions using the `APIRoute` type. In the modern form they return a `Response`.',
      files: ['pages/builtwith.json.ts'],
      actions: () => [get('builtwith.json')],
    },
    {
      id: 'dynamic',
      title: 'params and dynamic routing',
      text: 'Name the file with a bracketed parameter and export `getStaticPaths()`: three JSON files at build time.',
      files: ['pages/api/[id].json.ts'],
      actions: () => ['1', '2', '3'].map((id) => get(`api/${id}.json`)),
    },
    {
      id: 'request-url',
      title: 'request.url',
      text: 'In static mode a handler only has access to `request.url`: the full URL of the endpoint on the configured site.',
      files: ['pages/request-path.json.ts'],
      actions: () => [get('request-path.json')],
    },
    {
      id: 'rss',
      title: 'An RSS document',
      text: 'Any kind of data can be served. The content type follows from the file name.',
      files: ['pages/rss.xml.ts'],
      actions: () => [get('rss.xml')],
    },
  ],
}
