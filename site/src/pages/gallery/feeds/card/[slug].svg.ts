import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'stowaway'
import { builtEntries } from '../../../../gallery/feeds/entry.ts'
import { socialCard } from '../../../../gallery/feeds/social-card.ts'

export const prerender = true

export const getStaticPaths = (() =>
  builtEntries.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }))) satisfies GetStaticPaths

/** A card for each entry, drawn when the site is built. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { entry } }) =>
  new Response(socialCard({ title: entry.title, line: `${entry.day} · ${entry.miles} nautical miles` }), {
    headers: { 'content-type': 'image/svg+xml' },
  })
