import { startJsonServer } from '../../data/crud/json-server.ts'
import { loadPeer } from '../tools/load-peer.ts'
import { importEntry } from '../tools/package-files.ts'
import { type Item, rowCount, rowsOf, search } from './rows.ts'

/** One way to search 10,000 rows. */
export interface DataSubject {
  readonly kind: 'limit' | 'ours' | 'peer'
  /** The ids that a search finds. */
  find(): Promise<readonly number[]>
  close?(): Promise<void>
}

const { kind, price, skip, take } = search

/** A list in memory, and nothing else. */
export function plainList(): DataSubject {
  const rows = rowsOf(rowCount).map((row, index): Item => ({ id: index + 1, ...row }))
  return {
    kind: 'limit',
    find: async () =>
      rows
        .filter((row) => row.kind === kind && row.price >= price)
        .sort((one, other) => other.price - one.price || one.id - other.id)
        .slice(skip, skip + take)
        .map(({ id }) => id),
  }
}

/** The compiled package is measured, not the sources. */
const ourData = () => importEntry<typeof import('../../../sw/data.ts')>('data')

export async function ourCollection(name: string, indexes: readonly ('kind' | 'price')[]): Promise<DataSubject> {
  const { collection } = await ourData()
  const items = collection<Item>(name, { indexes, seed: () => rowsOf(rowCount) })
  const find = async () =>
    (
      await items.findMany({
        where: { kind, price: { gte: price } },
        orderBy: [{ price: 'desc' }, { id: 'asc' }],
        ...{ skip, take },
      })
    ).map(({ id }) => id)
  return { kind: 'ours', find }
}

interface MswData {
  readonly Collection: new (options: {
    readonly schema: unknown
  }) => {
    create(row: Item): Promise<Item>
    findMany(
      query: (q: { where(fields: object): unknown }) => unknown,
      options: { readonly orderBy: object },
    ): readonly Item[] | Promise<readonly Item[]>
  }
}

interface Zod {
  readonly z: {
    object(fields: object): unknown
    number(): unknown
    string(): unknown
  }
}

export async function mswData(peers: string): Promise<DataSubject> {
  const { Collection } = await loadPeer<MswData>(peers, '@msw/data')
  const { z } = await loadPeer<Zod>(peers, 'zod')
  const schema = z.object({ id: z.number(), name: z.string(), kind: z.string(), price: z.number() })
  const items = new Collection({ schema })
  for (const [index, row] of rowsOf(rowCount).entries()) await items.create({ id: index + 1, ...row })
  const find = async () => {
    // With `skip` and `take`, it takes the page first and orders only that.
    const found = await items.findMany((q) => q.where({ kind, price: (value: number) => value >= price }), {
      orderBy: [{ price: 'desc' }, { id: 'asc' }],
    })
    return found.slice(skip, skip + take).map(({ id }) => id)
  }
  return { kind: 'peer', find }
}

const query = `kind=${kind}&price:gte=${price}&_sort=-price&_page=2&_per_page=${take}`

async function idsAt(address: string): Promise<readonly number[]> {
  const { data }: { data: readonly { readonly id: number | string }[] } = await (await fetch(address)).json()
  return data.map(({ id }) => Number(id))
}

/** Our `crud()` on a Node server. */
export async function ourServer(): Promise<DataSubject> {
  const { collection, crud } = await ourData()
  const { createManifest } = await importEntry<typeof import('../../../sw/index.ts')>('index')
  const { serve } = await importEntry<typeof import('../../../sw/node.ts')>('node')
  const handlers = crud(collection<Item>('bench-served', { indexes: ['kind'], seed: () => rowsOf(rowCount) }))
  const { manifest } = createManifest({ files: ['items.ts'] })
  const { url, close } = await serve({ manifest, load: async () => ({ ...handlers }), session: false, port: 0 })
  return { kind: 'ours', find: () => idsAt(`${url}items?${query}`), close }
}

export async function jsonServer(folder: string): Promise<DataSubject> {
  const items = rowsOf(rowCount).map((row, index) => ({ id: String(index + 1), ...row }))
  const server = await startJsonServer('1.0.0-beta.15', folder, { posts: [], items })
  return { kind: 'peer', find: () => idsAt(`${server.origin}/items?${query}`), close: () => server.close() }
}
