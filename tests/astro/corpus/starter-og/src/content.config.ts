import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'

export const collections = {
  talks: defineCollection({
    loader: glob({ base: './src/talks', pattern: '*.yaml' }),
    schema: z.object({ title: z.string(), colour: z.string().regex(/^#[0-9a-f]{6}$/), bars: z.number().array().max(6) }),
  }),
}
