import { within } from '../../core/wire/within.ts'
import { removeWorker } from '../unregister/remove-worker.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Milliseconds in which the server returns this worker's script. A server that is stopped fails at once; a development
 * server may have to bundle the script first.
 */
const answerLimit = 10_000

/** Milliseconds for which a result is valid. */
const holdsFor = 500

/** Milliseconds after which a missing script is requested again: a build may be replacing it right now. */
const secondLook = 1000

/**
 * - `own`: the server has this worker's script, or does not answer
 * - `other`: it has the script of another build or project, which the browser installs instead
 * - `gone`: it has no such script, so this worker is left over from another project
 */
type Owner = 'own' | 'other' | 'gone'

/**
 * Checks whether this worker still belongs to the project at its port, since one project follows another on local
 * ports. Real sites are never checked: a server that fails must not cost a site its worker.
 */
export class StaleCheck {
  readonly #buildId: string
  readonly #script: string
  readonly #fetch: typeof fetch
  #owner: Owner = 'own'
  #look: Promise<Owner> | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  /**
   * @param buildId a text that only this worker's script contains
   * @param script where the server has it
   * @param platformFetch the browser's own `fetch`
   */
  constructor(buildId: string, script: string, platformFetch: typeof fetch) {
    this.#buildId = buildId
    this.#script = script
    this.#fetch = platformFetch
  }

  /** Whether requests can be answered without asking the server. */
  get isSure(): boolean {
    return this.#owner === 'own' && this.#look === undefined
  }

  /** Asks the server, unless that was done just now. A worker that is gone removes itself. */
  look(event: ExtendableEvent): void {
    if (this.#look !== undefined || performance.now() - this.#lookedAt < holdsFor) return
    const look = this.#ask().then((owner) => {
      this.#owner = owner
      this.#look = undefined
      this.#lookedAt = performance.now()
      return owner
    })
    this.#look = look
    event.waitUntil(look.then((owner) => this.#act(owner)))
  }

  /** The last result, or the pending one. */
  async owner(): Promise<Owner> {
    return this.#look ?? this.#owner
  }

  #ask(): Promise<Owner> {
    return ownerOf(this.#buildId, this.#script, this.#fetch)
  }

  async #act(owner: Owner): Promise<void> {
    if (owner === 'other') await self.registration.update().catch(() => undefined)
    if (owner !== 'gone') return
    await new Promise((resolve) => setTimeout(resolve, secondLook))
    this.#owner = await this.#ask()
    if (this.#owner !== 'gone') return
    console.warn(`[stowaway] ${this.#script} is gone: this worker belongs to another project and removes itself.`)
    // Its data stays: the project may come back tomorrow.
    await removeWorker()
  }
}

async function ownerOf(buildId: string, file: string, platformFetch: typeof fetch): Promise<Owner> {
  let owner: Owner = 'own'
  const ask = async (): Promise<void> => {
    const response = await platformFetch(file, { cache: 'no-store' })
    const type = response.headers.get('content-type') ?? ''
    if (response.status === 404 || response.status === 410) owner = 'gone'
    if (!response.ok) return
    // Vite and similar servers answer missing paths with the app's page.
    const script = /\bjavascript\b/i.test(type) ? await response.text() : ''
    if (!script.includes('stowaway:')) owner = 'gone'
    else if (!script.includes(buildId)) owner = 'other'
  }
  await within(ask(), answerLimit)
  return owner
}
