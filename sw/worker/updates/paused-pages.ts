import { hear } from '../../core/wire/hear.ts'
import { pauseMessage } from '../../core/wire/messages/updates.ts'
import { post } from '../../core/wire/post.ts'
import { within } from '../../core/wire/within.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds in which a page says that it is there. One that does not is frozen, or has no script of ours. */
const thereLimit = 1000

/** Milliseconds in which a page that is there holds its requests. */
const holdLimit = 2000

/** The pages of this worker that can hold their requests. */
export class PausedPages {
  readonly #ports: readonly MessagePort[]

  private constructor(ports: readonly MessagePort[]) {
    this.#ports = ports
  }

  /** Asks all pages, and holds none yet: the slow and the silent ones cost the others nothing. */
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

  /** Resolves when the pages send nothing more. */
  async hold(): Promise<void> {
    await Promise.all(
      this.#ports.map((port) => {
        const held = hear(port, 'held')
        port.postMessage('hold')
        return within(held, holdLimit)
      }),
    )
  }

  /** Lets the pages go on. */
  release(): void {
    for (const port of this.#ports) {
      port.postMessage('resume')
      port.close()
    }
  }
}
