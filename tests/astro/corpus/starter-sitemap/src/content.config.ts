import { defineCollection, z } from 'astro:content'
import { file } from 'astro/loaders'

export const collections = {
  boats: defineCollection({
    loader: file('src/data/boats.json'),
    schema: z.object({ id: z.string(), name: z.string(), changed: z.string().date(), locales: z.enum(['en', 'de']).array() }),
  }),
}
