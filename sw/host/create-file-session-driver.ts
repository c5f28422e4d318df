import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionDriver } from '../core/session/session-driver.ts'

/** A session's file: when it expires, in milliseconds since the epoch, a line break, and its value. */
const filePattern = /^(?<expires>\d+|never)\n(?<value>.*)$/s

/** Milliseconds between two clearances of what has expired. */
const clearanceInterval = 3_600_000

/**
 * Keeps each session in a file of its own in `folder`, which the first write makes. A file is named after the hash of
 * its id: ids come from cookies and name no path, and a listing of the folder gives no id away. A value is written
 * beside its file and renamed over it, so that a reader never sees half of one.
 */
export function createFileSessionDriver(folder: string): SessionDriver {
  let nextClearance = 0
  const fileOf = (id: string): string => join(folder, `${createHash('sha256').update(id).digest('hex')}.session`)

  const clear = async (now: number): Promise<void> => {
    for (const name of await readdir(folder)) {
      const file = join(folder, name)
      const text = name.endsWith('.session') ? await read(file) : undefined
      if (text !== undefined && parse(text, now) === undefined) removeExpired(file, now)
    }
  }

  return {
    async get(id) {
      const text = await read(fileOf(id))
      return text === undefined ? undefined : parse(text, Date.now())
    },
    async set(id, value, ttlSeconds) {
      const now = Date.now()
      const expires = ttlSeconds === undefined ? 'never' : Math.ceil(now + ttlSeconds * 1000)
      const file = fileOf(id)
      const draft = `${file}.${randomUUID()}`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await writeFile(draft, `${expires}\n${value}`, { mode: 0o600, flush: true })
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      if (now < nextClearance) return
      nextClearance = now + clearanceInterval
      await clear(now)
    },
    async delete(id) {
      await rm(fileOf(id), { force: true })
    },
  }
}

/** Without a pause between the last look and the removal, in which somebody could write the session anew. */
function removeExpired(file: string, now: number): void {
  try {
    if (parse(readFileSync(file, 'utf8'), now) === undefined) rmSync(file, { force: true })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** `undefined` when its time is over. A file that is none of ours is given as it is, for the session to refuse. */
function parse(text: string, now: number): string | undefined {
  const { expires, value } = filePattern.exec(text)?.groups ?? {}
  if (value === undefined) return text
  return expires !== 'never' && Number(expires) <= now ? undefined : value
}
