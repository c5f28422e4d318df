import { within } from '../../core/wire/within.ts'
import { removeWorker } from '../unregister/remove-worker.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Milliseconds in which the server says what it has for this worker's script. One that is stopped says so at once, a
 * development server may have to bundle it first.
 */
const answerLimit = 10_000

/** Milliseconds for which an answer holds. */
const holdsFor = 500

/** Milliseconds after which a script that is gone is looked for again: a build may just be put in its place. */
const secondLook = 1000

/**
 * - `own`: the server has this worker's script, or says nothing
 * - `other`: it has another of ours, of another build or project, which browsers put in this one's place
 * - `gone`: it has none, so this worker is left over from another project
 */
export type Owner = 'own' | 'other' | 'gone'

/**
 * Finds out whether this worker is still wanted where it lives: on a port of this machine, where one project follows
 * another. On real hosts this is never asked: a host that fails must not cost a site its worker.
 */
export class StaleCheck {
  readonly #buildId: string
  #owner: Owner = 'own'
  #look: Promise<Owner> | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  /** @param buildId a text that this worker's script holds, and no other */
  constructor(buildId: string) {
    this.#buildId = buildId
  }

  /** Whether requests can be answered without asking. */
  get isSure(): boolean {
    return this.#owner === 'own' && this.#look === undefined
  }

  /** Asks the server, unless it was just asked. A worker that is gone leaves. */
  look(event: ExtendableEvent): void {
    if (this.#look !== undefined || performance.now() - this.#lookedAt < holdsFor) return
    const look = ownerOf(this.#buildId).then((owner) => {
      this.#owner = owner
      this.#look = undefined
      this.#lookedAt = performance.now()
      return owner
    })
    this.#look = look
    event.waitUntil(look.then((owner) => this.#act(owner)))
  }

  /** The last answer, or the one that is on its way. */
  async owner(): Promise<Owner> {
    return this.#look ?? this.#owner
  }

  async #act(owner: Owner): Promise<void> {
    if (owner === 'other') await self.registration.update().catch(() => undefined)
    if (owner !== 'gone') return
    await new Promise((resolve) => setTimeout(resolve, secondLook))
    this.#owner = await ownerOf(this.#buildId)
    if (this.#owner !== 'gone') return
    console.warn(
      `[stowaway] ${self.location.href} is not there any more: this worker is of another project and leaves.`,
    )
    // What it kept of data stays: its project may come back tomorrow.
    await removeWorker()
  }
}

async function ownerOf(buildId: string): Promise<Owner> {
  let owner: Owner = 'own'
  const ask = async (): Promise<void> => {
    const response = await fetch(self.location.href, { cache: 'no-store' })
    const type = response.headers.get('content-type') ?? ''
    if (response.status === 404 || response.status === 410) owner = 'gone'
    if (!response.ok) return
    // Vite and its like answer what they do not have with the app's page.
    const script = /\bjavascript\b/i.test(type) ? await response.text() : ''
    if (!script.includes('stowaway:')) owner = 'gone'
    else if (!script.includes(buildId)) owner = 'other'
  }
  await within(ask(), answerLimit)
  return owner
}
