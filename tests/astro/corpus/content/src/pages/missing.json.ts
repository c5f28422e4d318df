import { getCollection } from 'astro:content'

export const GET = async () => Response.json(await getCollection('no-such-collection' as 'posts'))
