import { promisifyRequest } from 'idb-keyval'
import { emptyJar, type Jar } from '../../core/cookies/mirror.ts'
import { completed } from '../../data/open-database.ts'

const key = 'jar'

/** A jar, and the number that its record has or will have in the database. */
export interface JarCopy {
  readonly jar: Jar
  readonly edition: number | undefined
}

/** The stored jar. */
export async function readJar(objects: IDBObjectStore): Promise<JarCopy> {
  const stored: unknown = await promisifyRequest(objects.get(key))
  return { jar: isJar(stored) ? stored : emptyJar, edition: editionOf(stored) }
}

/**
 * Puts a jar into the database if that has the expected edition. `false`: it has another. Both requests are made at
 * once, because a write that waits for a read takes longer.
 */
export async function putAfter(
  objects: IDBObjectStore,
  { jar, edition }: JarCopy,
  expected?: Pick<JarCopy, 'edition'>,
): Promise<boolean> {
  let isOther = false
  const found = objects.get(key)
  found.onsuccess = () => {
    const now = editionOf(found.result)
    // Its own edition: the connection was lost after the write, and this is the second attempt.
    isOther = expected !== undefined && now !== expected.edition && now !== edition
    if (isOther) objects.transaction.abort()
  }
  objects.put({ ...jar, edition }, key)
  try {
    await completed(objects)
  } catch (error) {
    if (!isOther) throw error
  }
  return !isOther
}

/** Pages can also write to the database. Broken entries must not break responses. */
function isJar(value: unknown): value is Jar {
  if (typeof value !== 'object' || value === null || !('cookies' in value) || !('mirror' in value)) return false
  const { cookies, mirror } = value
  return isListOf(cookies, ['name', 'value', 'domain', 'path']) && isListOf(mirror, ['name', 'domain', 'path'])
}

function isListOf(list: unknown, texts: readonly string[]): boolean {
  return Array.isArray(list) && list.every((entry) => texts.every((text) => typeof entry?.[text] === 'string'))
}

function editionOf(stored: unknown): number | undefined {
  if (typeof stored !== 'object' || stored === null || !('edition' in stored)) return undefined
  return typeof stored.edition === 'number' ? stored.edition : undefined
}
