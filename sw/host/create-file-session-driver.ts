import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionDriver } from '../core/session/session-driver.ts'
import { removeOldDrafts, replaceFile } from './replace-file.ts'

/** A session's file: when it expires, in milliseconds since the epoch, a line break, and its value. */
const filePattern = /^(?<expires>\d+|never)\n(?<value>.*)$/s

/** Milliseconds between two removals of expired sessions. */
const clearanceInterval = 3_600_000

/**
 * Keeps each session in its own file in `folder`, which the first write creates. A file is named after the hash of its
 * id: ids come from cookies and must not name a path, and a listing of the folder reveals no id.
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
      await replaceFile(fileOf(id), `${expires}\n${value}`)
      if (now < nextClearance) return
      nextClearance = now + clearanceInterval
      await clear(now)
      await removeOldDrafts(folder, now)
    },
    async delete(id) {
      await rm(fileOf(id), { force: true })
    },
  }
}

/** No pause between the last check and the removal, in which the session could be written again. */
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

/** `undefined` once it has expired. A file in another format is returned as it is, for the session to refuse. */
function parse(text: string, now: number): string | undefined {
  const { expires, value } = filePattern.exec(text)?.groups ?? {}
  if (value === undefined) return text
  return expires !== 'never' && Number(expires) <= now ? undefined : value
}
