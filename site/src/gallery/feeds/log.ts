import { storage } from 'stowaway/storage'
import { problem, spoiled } from '../problem.ts'
import { builtEntries, type Entry } from './entry.ts'

const mostEntries = 50

/** The visitor's entries, in this browser. */
const own = storage.namespace('gallery').namespace('feeds').namespace<readonly Entry[]>('log')

/** Every entry of the build and of the visitor, the latest day first. */
export async function allEntries(): Promise<readonly Entry[]> {
  const entries = (await own.get('entries')) ?? []
  if (!Array.isArray(entries) || entries.some((one) => typeof one?.title !== 'string' || typeof one.day !== 'string')) {
    throw spoiled('The log')
  }
  return latestFirst([...builtEntries, ...entries])
}

export const latestFirst = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))

export async function addEntry(entry: Entry): Promise<void> {
  await own.update('entries', (entries = []) => {
    if (entries.length >= mostEntries) throw problem(422, `The log takes at most ${mostEntries} of your entries.`)
    return [...entries, entry]
  })
}

export const resetLog = (): Promise<void> => own.clear()
