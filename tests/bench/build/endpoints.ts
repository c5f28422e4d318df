import type { ProjectFiles } from '../tools/project.ts'

const shared = `export interface Item {
  id: number
  name: string
}
export function json(data: unknown, init?: ResponseInit): Response {
  return new Response(JSON.stringify(data), { ...init, headers: { 'content-type': 'application/json', ...init?.headers } })
}
`

const endpoint = (index: number): string => `import { type Item, json } from '../../../lib/json.ts'

const limit = ${index % 97}
export async function GET({ params, request }: { params: Record<string, string>; request: Request }): Promise<Response> {
  const id = Number(params.id)
  if (!Number.isInteger(id) || id < 0 || id >= limit) return json({ error: 'not found' }, { status: 404 })
  const item: Item = { id, name: 'Item ' + id + ' of e${index}' }
  return json({ ...item, url: new URL(request.url).pathname })
}
export async function POST({ request }: { request: Request }): Promise<Response> {
  const body = await request.json()
  return json({ ok: true, received: body, by: 'e${index}' }, { status: 201 })
}
`

/** Small endpoints that share a module, and an entry that imports all of them, for bundlers. */
export function endpointFiles(count: number): ProjectFiles {
  const paths = Array.from({ length: count }, (_, index) => `src/pages/api/e${index}/[id].ts`)
  const imports = paths.map((path, index) => `import * as e${index} from './${path}'`)
  const table = paths.map((_, index) => `  ['/api/e${index}/:id', e${index}],`)
  return {
    'src/lib/json.ts': shared,
    'entry.ts': `${imports.join('\n')}\nexport const routes: [string, unknown][] = [\n${table.join('\n')}\n]\n`,
    ...Object.fromEntries(paths.map((path, index) => [path, endpoint(index)])),
  }
}
