import { dataError } from '../../core/errors/data-errors.ts'
import { storageDriver } from '../storage.ts'
import type { StorageDriver } from '../storage-driver.ts'
import { trackWrite } from '../track-write.ts'
import { Attempt, isStale } from './attempt.ts'
import { tellChanges } from './change-events.ts'
import { KeptTables } from './kept-tables.ts'

/** The collections of each storage. */
const rooms = new WeakMap<StorageDriver, Room>()

interface Room {
  readonly kept: KeptTables
  /** The last write: single operations run one after the other, so that none of them has to start again. */
  last: Promise<unknown>
}

/** Work that reads and changes collections. It may run more than once, and only its last result counts. */
export type Work<Result> = (attempt: Attempt) => Promise<Result>

/** How work runs: by itself, or inside a transaction. */
export interface Access {
  read<Result>(work: Work<Result>): Promise<Result>
  write<Result>(work: Work<Result>): Promise<Result>
}

/** How often a transaction is tried. */
const mostTries = 50

export function roomNow(): Room {
  const driver = storageDriver()
  const known = rooms.get(driver)
  if (known !== undefined) return known
  const room: Room = { kept: new KeptTables(driver), last: Promise.resolve() }
  rooms.set(driver, room)
  return room
}

/** The name of the storage in use, for events between scripts. */
export const placeNow = (): string | undefined => storageDriver().place

/** Each operation is one transaction. */
export const byItself: Access = {
  read: (work) => work(new Attempt(roomNow().kept)),
  write: (work) =>
    trackWrite(() => {
      const room = roomNow()
      const done = room.last.then(() => tryWork(room, work))
      room.last = done.catch(() => {})
      return done
    }),
}

/** All operations belong to one attempt. */
export const within = (attempt: Attempt): Access => ({
  read: (work) => work(attempt),
  write: (work) => work(attempt),
})

/** Runs work until it is stored, or fails. Others may write meanwhile. */
export const runTransaction = <Result>(work: Work<Result>): Promise<Result> =>
  trackWrite(() => tryWork(roomNow(), work))

async function tryWork<Result>(room: Room, work: Work<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const attempt = new Attempt(room.kept)
    try {
      const result = await work(attempt)
      const changed = await attempt.commit()
      tellChanges(changed, placeNow())
      return result
    } catch (error) {
      if (!isStale(error)) throw error
      if (tries >= mostTries) throw dataError('TransactionTooBusy', { tries })
      // Two scripts that try at the same moment again and again would never end.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(tries, 10)))
    }
  }
}
