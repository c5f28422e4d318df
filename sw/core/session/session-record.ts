import { sessionError } from '../errors/session-errors.ts'
import { deserialise } from './deserialise.ts'
import { serialise } from './serialise.ts'

/** The value of one key in a session. */
export interface SessionEntry {
  readonly data: unknown
  /** Milliseconds since the epoch. Without it, the value never expires. */
  readonly expires?: number
}

export type SessionEntries = Map<string, SessionEntry>

/** An entry that expires after `ttl` seconds. If `ttl` is not a finite number, it never expires. */
export const createEntry = (data: unknown, ttl: number | undefined, now: number): SessionEntry =>
  typeof ttl === 'number' && Number.isFinite(ttl) ? { data, expires: now + ttl * 1000 } : { data }

/** A session as its driver stores it. */
export const writeRecord = (entries: SessionEntries): string => serialise(entries)

/** Reads a stored session, without expired entries. Throws `SessionStorageInitError` if it is not a session. */
export function readRecord(text: string, now: number): SessionEntries {
  const record = parse(text)
  if (!(record instanceof Map)) {
    throw sessionError('SessionStorageInitError', { reason: 'The session data was an invalid type.' })
  }
  const entries: SessionEntries = new Map()
  for (const [key, entry] of record) {
    if (typeof key === 'string' && isEntry(entry) && !(entry.expires !== undefined && entry.expires < now)) {
      entries.set(key, entry)
    }
  }
  return entries
}

/** Seconds from `now` until the last value expires; `undefined` if one of them never does. */
export function lifetime(entries: SessionEntries, now: number): number | undefined {
  let last = now
  for (const { expires } of entries.values()) {
    if (expires === undefined) return undefined
    last = Math.max(last, expires)
  }
  return entries.size === 0 ? undefined : Math.max(1, Math.ceil((last - now) / 1000))
}

function parse(text: string): unknown {
  try {
    return deserialise(text)
  } catch (cause) {
    throw sessionError('SessionStorageInitError', { reason: 'The session data could not be parsed.' }, { cause })
  }
}

const isEntry = (value: unknown): value is SessionEntry =>
  typeof value === 'object' &&
  value !== null &&
  'data' in value &&
  (!('expires' in value) || value.expires === undefined || typeof value.expires === 'number')
