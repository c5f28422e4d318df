import { getCollection } from 'astro:content'

const names = ['posts', 'loose', 'noBody', 'people', 'menu', 'units', 'prices', 'nested', 'csv', 'planets', 'colours', 'numbers'] as const

export async function GET() {
  const all: Record<string, unknown> = {}
  for (const name of names) {
    const entries = await getCollection(name)
    all[name] = entries.map(({ rendered, ...entry }) => entry)
  }
  return new Response(JSON.stringify(all, null, 1))
}
