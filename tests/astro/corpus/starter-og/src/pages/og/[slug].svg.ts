import { getCollection, getEntry } from 'astro:content'
import type { APIContext } from 'astro'
import { card } from '../../lib/card'

export const getStaticPaths = async () => (await getCollection('talks')).map(({ id }) => ({ params: { slug: id } }))

export async function GET({ params }: APIContext) {
  const talk = await getEntry('talks', params.slug as string)
  if (talk === undefined) return new Response(null, { status: 404 })
  return new Response(card(talk.data.colour, talk.data.bars), { headers: { 'Content-Type': 'image/svg+xml' } })
}
