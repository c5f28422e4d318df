import { type CollectionEntry, getCollection } from 'astro:content'
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'

type Boat = CollectionEntry<'boats'>

export const getStaticPaths = (async () => {
  const boats: Boat[] = await getCollection('boats')
  return ['en', 'de'].map((locale) => ({
    params: { locale },
    props: { boats: boats.filter(({ data }) => data.locales.includes(locale as 'en' | 'de')) },
  }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props, params, site, url }) => {
  const entries = props.boats.map(
    ({ id, data }) =>
      `  <url><loc>${new URL(`${import.meta.env.BASE_URL}${params.locale}/boats/${id}/`, site)}</loc><lastmod>${data.changed}</lastmod></url>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${url.pathname} -->\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml' } },
  )
}
