import { hear } from '../../core/wire/hear.ts'
import { pauseMessage } from '../../core/wire/messages/updates.ts'
import { post } from '../../core/wire/post.ts'
import { within } from '../../core/wire/within.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds in which a page replies. A page that does not is frozen, or has none of our scripts. */
const thereLimit = 1000

/** Milliseconds in which a page that replied holds its requests. */
const holdLimit = 2000

/** The pages of this worker that can hold their requests. */
export class PausedPages {
  readonly #ports: readonly MessagePort[]

  private constructor(ports: readonly MessagePort[]) {
    this.#ports = ports
  }

  /** Asks all pages, but holds none yet, so that slow and silent pages do not delay the others. */
  static async find(): Promise<PausedPages> {
    const pages = await self.clients.matchAll({ type: 'window' })
    const ports = await Promise.all(
      pages.map(async (page) => {
        const { port1, port2 } = new MessageChannel()
        const there = hear(port1, 'here')
        post(page, pauseMessage, {}, [port2])
        if (await within(there, thereLimit)) return [port1]
        port1.close()
        return []
      }),
    )
    return new PausedPages(ports.flat())
  }

  /** Resolves when the pages send no more requests. */
  async hold(): Promise<void> {
    await Promise.all(
      this.#ports.map((port) => {
        const held = hear(port, 'held')
        port.postMessage('hold')
        return within(held, holdLimit)
      }),
    )
  }

  /** Lets the pages continue. */
  release(): void {
    for (const port of this.#ports) {
      port.postMessage('resume')
      port.close()
    }
  }
}
