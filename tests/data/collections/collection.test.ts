import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { createMemoryStorage } from '../../../sw/data/create-memory-storage.ts'
import {
  type Collection,
  collection,
  issuesOf,
  many,
  one,
  resetAll,
  restoreAll,
  snapshotAll,
  transaction,
} from '../../../sw/data.ts'
import { useStorage } from '../../../sw/storage.ts'

const products = collection('products', {
  schema: z.object({
    id: z.number(),
    name: z.string().min(1),
    category: z.string().default('deck'),
    price: z.number(),
    slug: z.string().optional(),
    size: z.object({ width: z.number() }).optional(),
    tags: z.array(z.string()).optional(),
  }),
  unique: ['slug'],
  indexes: ['category'],
  relations: { reviews: many(() => reviews, 'productId', { onDelete: 'cascade' }) },
  seed: ({ random }) => [
    { name: 'Rope', price: 5, size: { width: 3 }, tags: ['hemp'] },
    { name: 'Lantern', category: 'light', price: 30, slug: 'lantern' },
    { name: 'lamp', category: 'light', price: Math.floor(random() * 10) + 100 },
  ],
  factory: ({ sequence }) => ({ name: `Thing ${sequence}`, price: 1 }),
  traits: { dear: { price: 1000 }, named: ({ sequence }) => ({ name: `Named ${sequence}` }) },
})

interface Review {
  id: string
  productId: number | null
  stars: number
}

// Two collections that relate to each other need one type.
const reviews: Collection<Review, string> = collection<Review>('reviews', {
  keys: 'uuid',
  relations: { product: one(() => products, 'productId') },
})

const namesOf = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)

beforeEach(() => useStorage())

describe('finding', () => {
  test('a row by its key, and nothing', async () => {
    expect(await products.find(2)).toMatchObject({ id: 2, name: 'Lantern' })
    expect(await products.find(9)).toBeUndefined()
  })

  test.each([
    [{ category: 'light' }, ['Lantern', 'lamp']],
    [{ price: { gt: 5, lte: 30 } }, ['Lantern']],
    [{ price: { in: [5, 30] } }, ['Rope', 'Lantern']],
    [{ price: { notIn: [5, 30] } }, ['lamp']],
    [{ name: { startsWith: 'l', mode: 'insensitive' } }, ['Lantern', 'lamp']],
    [{ name: { startsWith: 'l' } }, ['lamp']],
    [{ name: { contains: 'ope' } }, ['Rope']],
    [{ name: { endsWith: 'n' } }, ['Lantern']],
    [{ slug: null }, ['Rope', 'lamp']],
    [{ slug: { not: null } }, ['Lantern']],
    [{ 'size.width': { gte: 3 } }, ['Rope']],
    [{ tags: { has: 'hemp' } }, ['Rope']],
    [{ OR: [{ price: 5 }, { price: 30 }] }, ['Rope', 'Lantern']],
    [{ NOT: { category: 'light' } }, ['Rope']],
    [{ AND: [{ category: 'light' }, { price: { lt: 50 } }] }, ['Lantern']],
    [{ category: 'light', price: undefined }, ['Lantern', 'lamp']],
    [{ OR: [] }, []],
  ] as const)('%j', async (where, expected) => {
    expect(namesOf(await products.findMany({ where }))).toEqual(expected)
    expect(await products.count({ where })).toBe(expected.length)
  })

  test('by a function, whatever the fields are called', async () => {
    const named = collection<{ id: number; name: string; length: number }>('named fields', {
      unique: ['name'],
      indexes: ['length'],
      seed: [
        { name: 'Rope', length: 1 },
        { name: 'where', length: 9 },
      ],
    })
    expect(await named.count({ where: () => true })).toBe(2)
    expect(await named.findMany({ where: ({ length }) => length > 5 })).toEqual([{ id: 2, name: 'where', length: 9 }])
    expect(await named.count({ where: { AND: () => true, length: 1 } })).toBe(1)
  })

  test('sorted, a page of it, and from a cursor', async () => {
    const byPrice = { orderBy: { price: 'desc' } } as const
    expect(namesOf(await products.findMany(byPrice))).toEqual(['lamp', 'Lantern', 'Rope'])
    expect(namesOf(await products.findMany({ ...byPrice, skip: 1, take: 1 }))).toEqual(['Lantern'])
    expect(namesOf(await products.findMany({ ...byPrice, cursor: 3 }))).toEqual(['Lantern', 'Rope'])
    expect(namesOf(await products.findMany({ ...byPrice, cursor: 99 }))).toEqual([])
    expect((await products.findFirst(byPrice))?.name).toBe('lamp')
    const several = await products.findMany({ orderBy: [{ category: 'desc' }, { name: 'asc' }] })
    expect(namesOf(several)).toEqual(['Lantern', 'lamp', 'Rope'])
  })

  test('rows with those of their relations', async () => {
    await reviews.createMany([
      { productId: 1, stars: 5 },
      { productId: 1, stars: 3 },
    ])
    const rope = await products.find(1, { include: { reviews: true } })
    expect(rope?.reviews.map(({ stars }) => stars)).toEqual([5, 3])
    const [review] = await reviews.findMany({ where: { stars: 5 } })
    expect(review).toMatchObject({ productId: 1, stars: 5 })
    const deep = await products.findFirst({ include: { reviews: { include: { product: true } } } })
    expect(deep?.reviews[0]).toMatchObject({ product: { name: 'Rope' } })
    await expect(products.findMany({ include: { nothing: true } as object })).rejects.toThrow('no relation "nothing"')
  })

  test('what somebody does with a row changes nothing', async () => {
    const row = await products.find(1)
    row?.tags?.push('new')
    expect((await products.find(1))?.tags).toEqual(['hemp'])
  })
})

describe('changing', () => {
  test('a new row gets the next key, and defaults of the schema', async () => {
    expect(await products.create({ name: 'Bell', price: 9 })).toEqual({
      id: 4,
      name: 'Bell',
      category: 'deck',
      price: 9,
    })
    await products.delete(4)
    expect((await products.create({ name: 'Bell', price: 9 })).id).toBe(5)
    expect((await products.create({ id: 40, name: 'Own', price: 9 })).id).toBe(40)
    expect((await products.create({ name: 'Next', price: 9 })).id).toBe(41)
    expect((await reviews.create({ productId: 1, stars: 1 })).id).toMatch(/^[\da-f-]{36}$/)
  })

  test('of many rows, all or none', async () => {
    const rows = [
      { name: 'One', price: 1 },
      { name: '', price: 2 },
    ]
    await expect(products.createMany(rows)).rejects.toMatchObject({ code: 'DataInvalid' })
    expect(await products.count()).toBe(3)
    rows[1] = { name: 'Two', price: 2 }
    expect(await products.createMany(rows)).toHaveLength(2)
  })

  test('update, replace, upsert, delete', async () => {
    expect(await products.update(1, { price: 6 })).toMatchObject({ name: 'Rope', price: 6, tags: ['hemp'] })
    expect(await products.update(1, (row) => ({ ...row, price: row.price + 1 }))).toMatchObject({ price: 7 })
    expect(await products.replace(1, { name: 'Cord', price: 1 })).toEqual({
      id: 1,
      name: 'Cord',
      price: 1,
      category: 'deck',
    })
    const both = { create: { name: 'New', price: 1 }, update: { price: 2 } }
    expect(await products.upsert(10, both)).toMatchObject({ id: 10, price: 1 })
    expect(await products.upsert(10, both)).toMatchObject({ id: 10, price: 2 })
    expect(await products.delete(10)).toMatchObject({ name: 'New' })
    expect(await products.delete(10)).toBeUndefined()
    expect(await products.deleteMany({ where: { category: 'light' } })).toBe(2)
    expect(namesOf(await products.findMany())).toEqual(['Cord'])
  })

  test('bad input is a clear error and changes nothing', async () => {
    const invalid = await products.create({ name: '', price: 'x' } as never).catch((error: unknown) => error)
    expect(invalid).toMatchObject({ code: 'DataInvalid', message: expect.stringContaining('price: ') })
    expect(issuesOf(invalid).map(({ path }) => path.join('.'))).toEqual(['name', 'price'])
    expect(issuesOf(new Error('x'))).toEqual([])
    const twice = { name: 'Twice', price: 1, slug: 'lantern' }
    await expect(products.create(twice)).rejects.toMatchObject({ code: 'UniqueViolation' })
    await expect(products.update(1, { slug: 'lantern' })).rejects.toMatchObject({ code: 'UniqueViolation' })
    expect(await products.update(2, { slug: 'lantern' })).toMatchObject({ id: 2 })
    await expect(products.create({ id: 1, name: 'Same', price: 1 })).rejects.toMatchObject({ code: 'UniqueViolation' })
    await expect(products.update(1, { id: 7 })).rejects.toMatchObject({ code: 'RowKeyInvalid' })
    await expect(products.update(77, { price: 1 })).rejects.toMatchObject({ code: 'RowNotFound' })
    await expect(products.replace(77, { name: 'a', price: 1 })).rejects.toMatchObject({ code: 'RowNotFound' })
    await expect(reviews.create({ productId: 77, stars: 1 })).rejects.toMatchObject({ code: 'RelationToNothing' })
    await expect(reviews.create((() => {}) as never)).rejects.toMatchObject({ code: 'DataInvalid' })
    expect(await products.count()).toBe(3)
    expect(await reviews.count()).toBe(0)
  })

  test('relations decide what happens to rows of a deleted one', async () => {
    const review = await reviews.create({ productId: 1, stars: 5 })
    await products.delete(1)
    expect(await reviews.find(review.id)).toBeUndefined()

    const parents = collection<{ id: number }>('parents', {
      relations: {
        children: many(() => children, 'parent'),
        guests: many(() => guests, 'host', { onDelete: 'set-null' }),
      },
    })
    const children = collection<{ id: number; parent: number }>('children')
    const guests = collection<{ id: number; host: number | null }>('guests')
    await parents.createMany([{}, {}])
    await guests.create({ host: 1 })
    await children.create({ parent: 1 })
    await expect(parents.delete(1)).rejects.toMatchObject({ code: 'RowInUse' })
    expect(await guests.find(1)).toEqual({ id: 1, host: 1 })
    await children.delete(1)
    await parents.delete(1)
    expect(await guests.find(1)).toEqual({ id: 1, host: null })
  })

  test('a hundred writes at once', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, index) => products.create({ name: `n${index}`, price: index })))
    const all = await products.findMany()
    expect(new Set(all.map(({ id }) => id)).size).toBe(103)
    await Promise.all(
      Array.from({ length: 100 }, () => products.update(1, (row) => ({ ...row, price: row.price + 1 }))),
    )
    expect((await products.find(1))?.price).toBe(105)
  })
})

describe('transactions', () => {
  test('are all or nothing, over several collections', async () => {
    const work = transaction([products, reviews], async (products, reviews) => {
      await products.update(1, { price: 1 })
      await reviews.create({ productId: 1, stars: 1 })
      expect((await products.find(1))?.price).toBe(1)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect((await products.find(1))?.price).toBe(5)
    expect(await reviews.count()).toBe(0)
    const made = await transaction([products, reviews], async (products, reviews) => {
      const product = await products.create({ name: 'Anchor', price: 90 })
      return reviews.create({ productId: product.id, stars: 4 })
    })
    expect(made).toMatchObject({ productId: 4, stars: 4 })
  })

  test('run again if somebody else was faster, and lose nothing', async () => {
    const runs = vi.fn()
    const add = () =>
      transaction([products], async (products) => {
        runs()
        const rope = await products.find(1)
        await new Promise((resolve) => setTimeout(resolve, 1))
        await products.update(1, { price: (rope?.price ?? 0) + 1 })
      })
    await Promise.all([add(), add(), add(), add()])
    expect((await products.find(1))?.price).toBe(9)
    expect(runs.mock.calls.length).toBeGreaterThan(4)
  })
})

describe('seeds', () => {
  test('run once, are the same each time, and run again after a reset', async () => {
    const first = await products.findMany()
    await products.delete(3)
    expect(await products.count()).toBe(2)
    await products.reset()
    expect(await products.findMany()).toEqual(first)
    useStorage()
    expect(await products.findMany()).toEqual(first)
  })

  test('that fail are clear errors, and run again', async () => {
    let isBroken = true
    const broken = collection<{ id: number }>('broken', {
      seed: () => {
        if (isBroken) throw new Error('no sailors')
        return [{}]
      },
    })
    await expect(broken.findMany()).rejects.toMatchObject({
      code: 'SeedFailed',
      message: expect.stringContaining('no sailors'),
    })
    isBroken = false
    expect(await broken.count()).toBe(1)
    const wrong = collection('wrong', {
      schema: z.object({ id: z.number(), a: z.string() }),
      seed: [{ a: 1 } as never],
    })
    await expect(wrong.count()).rejects.toMatchObject({ code: 'SeedFailed', message: expect.stringContaining('a: ') })
    const list = collection<{ id: number }>('list', { seed: () => 'x' as never })
    await expect(list.count()).rejects.toMatchObject({ code: 'SeedFailed' })
  })

  test('factories make rows that are not stored', async () => {
    expect(products.build()).toEqual({ name: 'Thing 1', price: 1 })
    expect(products.build({ price: 3 }, 'dear', 'named')).toEqual({ name: 'Named 2', price: 3 })
    expect(products.build({}, 'dear').price).toBe(1000)
    expect(() => products.build({}, 'unknown')).toThrow('no trait "unknown"')
    expect(await products.count()).toBe(3)
  })
})

describe('whole collections', () => {
  test('snapshots, exports and their ways back', async () => {
    const before = await products.snapshot()
    const text = await products.export()
    await products.deleteMany()
    await products.restore(before)
    expect(await products.count()).toBe(3)
    await products.update(1, { price: 77 })
    await products.import(text)
    expect((await products.find(1))?.price).toBe(5)
    expect((await products.create({ name: 'Next', price: 1 })).id).toBe(4)
    await expect(products.import('{')).rejects.toMatchObject({ code: 'ImportInvalid' })
    await expect(products.import('null')).rejects.toMatchObject({ code: 'ImportInvalid' })
    await expect(products.restore({ ...before, rows: [{ id: 1 }] })).rejects.toMatchObject({ code: 'ImportInvalid' })
    expect(await products.count()).toBe(4)
  })

  test('all collections of the app', async () => {
    await reviews.create({ productId: 1, stars: 5 })
    const all = await snapshotAll()
    await resetAll()
    expect(await reviews.count()).toBe(0)
    await restoreAll(all)
    expect(await reviews.count()).toBe(1)
  })

  test('a newer version moves the rows, or says what does not fit', async () => {
    const name = `moving ${Math.random()}`
    const first = collection<{ id: number; old: string }>(name, { seed: [{ old: 'a' }, { old: 'b' }] })
    await first.count()
    const schema = z.object({ id: z.number(), text: z.string() })
    const unmoved = collection(name, { schema, version: 2 })
    await expect(unmoved.findMany()).rejects.toMatchObject({ code: 'CollectionChanged' })
    await expect(unmoved.findMany()).rejects.toMatchObject({ message: expect.stringContaining('text: ') })
    expect(await first.count()).toBe(2)
    const moved = collection(name, {
      schema,
      version: 2,
      migrate: (row) => (row.old === 'b' ? undefined : { text: String(row.old) }),
    })
    expect(await moved.findMany()).toEqual([{ id: 1, text: 'a' }])
    expect(await collection(name, { schema, version: 2 }).findMany()).toEqual([{ id: 1, text: 'a' }])
    const other = collection(name, { schema: z.object({ id: z.number(), text: z.number() }), version: 2 })
    await expect(other.findMany()).rejects.toMatchObject({ code: 'CollectionChanged' })
    await other.reset()
    expect(await other.count()).toBe(0)
  })

  test('listeners are called after changes', async () => {
    const listener = vi.fn()
    const end = products.onChange(listener)
    await products.update(1, { price: 6 })
    await products.create({ name: 'Bell', price: 9 })
    await products.delete(4)
    await products.reset()
    end()
    await products.update(1, { price: 7 })
    expect(listener.mock.calls.map(([{ rows }]) => rows)).toEqual([
      [{ kind: 'updated', key: 1 }],
      [{ kind: 'created', key: 4 }],
      [{ kind: 'deleted', key: 4 }],
      [],
    ])
  })
})

test('a part that somebody has deleted is a clear error, and a reset helps', async () => {
  const driver = createMemoryStorage()
  useStorage(driver)
  await products.count()
  const [part] = await driver.keys(['stowaway:data', 'products'])
  await driver.delete(['stowaway:data', 'products'], part ?? '')
  const copies = Object.assign({}, driver)
  useStorage(copies)
  await expect(products.count()).rejects.toMatchObject({ code: 'RowsMissing' })
  await products.reset()
  expect(await products.count()).toBe(3)
})

test('a reset at the same time as a seed loses no rows', async () => {
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([
      products.reset(),
      products.count(),
      products.create({ name: 'Bell', price: 1 }),
      products.reset(),
    ])
    expect(await products.count()).toBeGreaterThanOrEqual(3)
  }
})

test('10,000 rows stay complete over many changes', async () => {
  const many = collection<{ id: number; n: number }>('many rows', {
    seed: Array.from({ length: 10_000 }, (_, n) => ({ n })),
  })
  expect(await many.count()).toBe(10_000)
  await many.deleteMany({ where: { n: { gte: 100, lt: 400 } } })
  await many.createMany(Array.from({ length: 500 }, (_, n) => ({ n: 20_000 + n })))
  await many.update(1, { n: -1 })
  const expected = [
    -1,
    ...Array.from({ length: 99 }, (_, n) => n + 1),
    ...Array.from({ length: 9600 }, (_, n) => n + 400),
  ]
  const all = await many.findMany()
  expect(all.map(({ n }) => n)).toEqual([...expected, ...Array.from({ length: 500 }, (_, n) => 20_000 + n)])
})
