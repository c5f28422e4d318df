import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'

export const collections = {
  docs: defineCollection({
    loader: glob({ base: 'src/docs', pattern: '**/[^_]*.md' }),
    schema: z.object({ title: z.string(), order: z.number().int().optional(), keywords: z.string().array().optional() }),
  }),
}
