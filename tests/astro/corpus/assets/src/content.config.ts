import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'

export const collections = {
  posts: defineCollection({
    loader: glob({ pattern: '*.md', base: './src/posts' }),
    schema: ({ image }) =>
      z.object({
        title: z.string(),
        cover: image(),
        more: z.array(z.object({ picture: image(), alt: z.string() })).optional(),
        maybe: image().optional(),
      }),
  }),
}
