import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import sharp from 'sharp'
import { card } from '../../lib/card'

export async function getStaticPaths() {
  const talks = await getCollection('talks')
  return talks.map((talk) => ({ params: { slug: talk.id }, props: talk.data }))
}

export const GET: APIRoute = async ({ props }) => {
  const png = await sharp(Buffer.from(card(props.colour, props.bars))).png().toBuffer()
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } })
}
