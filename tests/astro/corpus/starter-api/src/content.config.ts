import { defineCollection, reference, z } from 'astro:content'
import { file, glob } from 'astro/loaders'

const authors = defineCollection({
  loader: file('src/authors.toml'),
  schema: z.object({ name: z.string(), mail: z.string().email() }),
})
const posts = defineCollection({
  loader: glob({ base: './src/posts', pattern: '*.md' }),
  schema: ({ image }) =>
    z.object({
      title: z.string().transform((title) => title.trim()),
      date: z.date(),
      author: reference('authors'),
      tags: z.array(z.string().toLowerCase()),
      cover: image().optional(),
    }),
})

export const collections = { authors, posts }
