import { effect, signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { Product } from '../../src/gallery/shop/products.ts'
import { notify } from '../shared/notices.tsx'
import { answered, failureOf, json } from '../shared/request.ts'
import { query } from './query.ts'

/** A page of products, as json-server sends it. */
interface ProductPage {
  readonly data: readonly Product[]
  readonly items: number
  readonly pages: number
}

const perPage = 12

export const list = signal<ProductPage | undefined>(undefined)
/** The name of whoever is logged in; `undefined`: nobody. */
export const captain = signal<string | undefined>(undefined)
/** What the page waits for. */
export const pending = signal('')

let latest = 0

/** Loads the page of products again. If responses overtake each other, the last request counts. */
async function load(): Promise<void> {
  const { q, category, sort, page } = query.value
  latest += 1
  const own = latest
  const asked = endpoint('/gallery/shop/products/[...id]', {
    query: {
      ...(q && { q }),
      ...(category && { category }),
      _sort: sort,
      _page: page,
      _per_page: perPage,
    },
  })
  const found = await json<ProductPage>(asked)
  if (own === latest) list.value = found
}

/** Does one thing for the visitor, and says how it went. */
export async function run(what: string, work: () => Promise<string | undefined>): Promise<void> {
  pending.value = what
  try {
    const text = await work()
    if (text !== undefined) notify({ text })
  } catch (thrown) {
    notify({ text: failureOf(thrown).message, isError: true })
  } finally {
    pending.value = ''
  }
}

/** Loads with each change of the search, and once at the start. */
export async function start(): Promise<void> {
  effect(() => {
    query.value
    void run('products', async () => void (await load()))
  })
  await run('login', async () => {
    captain.value = (await json<{ name?: string }>(endpoint('/gallery/shop/session'))).name
    return undefined
  })
}

export const logIn = (name: string, password: string): Promise<void> =>
  run('login', async () => {
    await answered(endpoint('/gallery/shop/session', { method: 'POST', body: { name, password } }))
    captain.value = name
    return `Welcome aboard, ${name}.`
  })

export const logOut = (): Promise<void> =>
  run('login', async () => {
    await answered(endpoint('/gallery/shop/session', { method: 'DELETE' }))
    captain.value = undefined
    return undefined
  })

/** Buys one piece: the stock shrinks. */
export const buy = ({ id, name, stock }: Product): Promise<void> =>
  run(name, async () => {
    const body = { stock: stock - 1 }
    await answered(endpoint('/gallery/shop/products/[...id]', { method: 'PATCH', params: { id }, body }))
    await load()
    return `${name} is yours. ${stock - 1} left.`
  })

/** Sends a picture of a product. */
export const upload = ({ id, name }: Product, photo: File): Promise<void> =>
  run(name, async () => {
    const body = new FormData()
    body.set('photo', photo)
    await answered(endpoint('/gallery/shop/photos/[id]', { method: 'POST', params: { id }, body }))
    await load()
    return `${name} has a new picture.`
  })

/** Asks an endpoint that takes its time. */
export const askWeather = (): Promise<void> =>
  run('weather', async () => (await json<{ weather: string }>(endpoint('/gallery/shop/weather'))).weather)

/** Asks an endpoint that fails. */
export const askStorm = (): Promise<void> =>
  run('storm', async () => {
    await answered(endpoint('/gallery/shop/weather', { query: { storm: '' } }))
    return undefined
  })

export const reset = (): Promise<void> =>
  run('reset', async () => {
    await answered(endpoint('/gallery/shop/session', { method: 'DELETE', query: { goods: '' } }))
    captain.value = undefined
    await load()
    return 'The shop is as it was on the first day.'
  })
