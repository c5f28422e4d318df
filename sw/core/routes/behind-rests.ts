import { hasBracket } from './static-lookup.ts'

/**
 * The places of routes without params that may come after one with params on the same path: `/foo` after
 * `/foo/[...a]/[...b]`, which is then directly before it in route order.
 */
export const behindRests = (ids: readonly string[]): readonly number[] =>
  [...ids.keys()].filter((place) => {
    const [before = '', id = ''] = [ids[place - 1], ids[place]]
    return hasBracket(before) && !hasBracket(id) && before.startsWith(`${id === '/' ? '' : id}/[...`)
  })
