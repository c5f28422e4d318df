import { defineCollection, reference, z } from 'astro:content'

export const collections = {
  blog: defineCollection({
    type: 'content',
    schema: z.object({ title: z.string(), author: reference('authors').optional() }),
  }),
  authors: defineCollection({ type: 'data', schema: z.object({ name: z.string() }) }),
}
