import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { databaseError } from '../core/errors/database-errors.ts'
import { removeOldDrafts, replaceFile } from './replace-file.ts'

/** From the JSON of a namespace to its keys and their encoded values. */
export type KeptValues = Map<string, Map<string, Uint8Array>>

interface Job {
  readonly isWrite: boolean
  work(kept: KeptValues): Promise<void>
  fail(error: unknown): void
  /** Informs the caller once the result of the job is on disk. */
  done(): void
}

/** The first line of a file. Another version would have another line. Then come 32 bytes: the SHA-256 of the rest. */
const head = Buffer.from('stowaway storage 2\n')
const digestLength = 32

/** A file of values. Calls take effect in their order. Writes that wait at the same time are flushed together. */
export class KeptFile {
  readonly #file: string
  readonly #jobs: Job[] = []
  #isWorking = false
  #isTidy = false
  #kept: KeptValues = new Map()
  /** Names the state of the file that `#kept` was read from or written to. `undefined`: read it first. */
  #stamp: string | undefined

  constructor(file: string) {
    this.#file = file
  }

  read<Result>(look: (kept: KeptValues) => Result): Promise<Result> {
    return this.#add(false, async (kept) => look(kept))
  }

  /** Work that throws must not have changed anything. */
  write<Result>(work: (kept: KeptValues) => Promise<Result>): Promise<Result> {
    return this.#add(true, work)
  }

  #add<Result>(isWrite: boolean, work: (kept: KeptValues) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      let done = (): void => {}
      this.#jobs.push({
        isWrite,
        fail: reject,
        done: () => done(),
        async work(kept) {
          const result = await work(kept)
          done = () => resolve(result)
        },
      })
      if (!this.#isWorking) void this.#workOff()
    })
  }

  async #workOff(): Promise<void> {
    this.#isWorking = true
    while (this.#jobs.length > 0) await this.#doBatch(this.#takeBatch())
    this.#isWorking = false
  }

  /** All waiting jobs of the same kind as the first. */
  #takeBatch(): Job[] {
    const [first] = this.#jobs
    const end = this.#jobs.findIndex(({ isWrite }) => isWrite !== first?.isWrite)
    return this.#jobs.splice(0, end < 0 ? this.#jobs.length : end)
  }

  async #doBatch(batch: readonly Job[]): Promise<void> {
    const worked: Job[] = []
    try {
      await this.#load()
      for (const job of batch) {
        await job.work(this.#kept).then(
          () => worked.push(job),
          (error: unknown) => job.fail(error),
        )
      }
      if (worked.some(({ isWrite }) => isWrite)) await this.#save()
      for (const job of worked) job.done()
    } catch (error) {
      this.#stamp = undefined
      // Those that have failed already no longer listen.
      for (const job of batch) job.fail(this.#toError(error))
    }
  }

  async #load(): Promise<void> {
    const stamp = await this.#stampOfFile()
    if (stamp === this.#stamp) return
    this.#kept = stamp === 'missing' ? new Map() : parse(await readFile(this.#file))
    this.#stamp = stamp
  }

  async #save(): Promise<void> {
    const values = serialize(this.#kept)
    await replaceFile(this.#file, [head, digestOf(values), values])
    if (!this.#isTidy) await removeOldDrafts(dirname(this.#file))
    this.#isTidy = true
    this.#stamp = await this.#stampOfFile()
  }

  async #stampOfFile(): Promise<string> {
    try {
      const { ino, mtimeNs, size } = await stat(this.#file, { bigint: true })
      return `${ino} ${mtimeNs} ${size}`
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return 'missing'
      throw error
    }
  }

  #toError(cause: unknown): Error {
    const what = `The storage in ${this.#file}`
    if (fullCodes.has(codeOf(cause))) return databaseError('StorageFull', { what, used: '' }, { cause })
    return databaseError('StorageUnavailable', { what, reason: String(cause) }, { cause })
  }
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

function parse(bytes: Buffer): KeptValues {
  const start = head.length + digestLength
  if (!bytes.subarray(0, head.length).equals(head)) throw new TypeError('It is not a file of the storage.')
  const values = bytes.subarray(start)
  if (!digestOf(values).equals(bytes.subarray(head.length, start))) throw new TypeError('Its content was changed.')
  const kept: unknown = deserialize(values)
  if (!(kept instanceof Map)) throw new TypeError('It is not a file of the storage.')
  return kept
}

const digestOf = (values: Uint8Array): Buffer => createHash('sha256').update(values).digest()
