import { defineCollection, reference } from 'astro:content'
import type { Loader } from 'astro/loaders'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { parseCsv } from './parse-csv'

const posts = defineCollection({
  loader: glob({ pattern: '**/*.{md,mdx}', base: './src/posts' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    draft: z.boolean().default(false),
    tags: z.array(z.string()).default([]),
    rating: z.coerce.number().optional(),
    author: reference('people').default('ada'),
    related: z.array(reference('posts')).default([]),
  }),
})

const loose = defineCollection({ loader: glob({ pattern: ['*.md', '!skip-*.md'], base: './src/notes' }) })

const noBody = defineCollection({
  loader: glob({
    pattern: 'plain.md',
    base: 'src/notes',
    retainBody: false,
    generateId: ({ entry, data }) => `note:${entry}:${data.title}`,
  }),
})

const people = defineCollection({
  loader: glob({ pattern: '*.{json,yaml,yml,toml}', base: './src/data/people' }),
  schema: z.object({ name: z.string().trim(), born: z.number().int().optional(), since: z.date().optional() }),
})

const menu = defineCollection({ loader: file('src/data/menu.yaml'), schema: z.object({ label: z.string(), order: z.number() }) })
const units = defineCollection({ loader: file('src/data/units.json') })
const prices = defineCollection({ loader: file('src/data/prices.toml') })
const nested = defineCollection({
  loader: file('src/data/nested.json', { parser: (text) => JSON.parse(text).groups.first }),
})
const csv = defineCollection({ loader: file('src/data/cities.csv', { parser: (text) => parseCsv(text) }) })

const planets = defineCollection({
  loader: async () => [
    { id: 'venus', moons: 0, seen: new Date(0) },
    { id: 'mars', moons: 2, extra: undefined },
  ],
  schema: z.object({ id: z.string(), moons: z.number(), seen: z.date().optional() }),
})
const colours = defineCollection({ loader: () => ({ red: { hex: '#f00' }, blue: { hex: '#00f' } }) })

function counting(from: number): Loader {
  return {
    name: 'counting',
    schema: z.object({ value: z.number(), word: z.string().default('none') }),
    load: async ({ collection, store, parseData, generateDigest, meta, logger, config }) => {
      logger.info(`loading ${collection}`)
      store.clear()
      meta.set('from', String(from))
      for (const value of [from + 1, from]) {
        const data = await parseData({ id: `n${value}`, data: { value } })
        store.set({ id: `n${value}`, data, body: `Number ${value} of ${config.site}`, digest: generateDigest(data) })
      }
      store.set({ id: 'made', data: { value: store.keys().length, word: meta.get('from') ?? '' } })
    },
  }
}
const numbers = defineCollection({ loader: counting(4) })

export const collections = { posts, loose, noBody, people, menu, units, prices, nested, csv, planets, colours, numbers }
