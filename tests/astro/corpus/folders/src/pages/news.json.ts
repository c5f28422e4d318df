import { getCollection } from 'astro:content'

export async function GET() {
  const news = await getCollection('news')
  return new Response(JSON.stringify(news.map(({ rendered, ...entry }) => entry)))
}
