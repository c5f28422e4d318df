import { setTimeout as delay } from 'node:timers/promises'

export interface Answered {
  /** Milliseconds until the answer. */
  readonly time: number
  /** Answers that came before and lacked the text. */
  readonly old: number
  readonly failed: number
}

const limit = 60_000

/** Asks an address again and again until its answer has a text. */
export async function askUntil(url: string, text: string): Promise<Answered> {
  const start = performance.now()
  let old = 0
  let failed = 0
  while (performance.now() - start < limit) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
      const body = await response.text()
      if (response.ok && body.includes(text)) return { time: performance.now() - start, old, failed }
      if (response.ok) old += 1
      else failed += 1
    } catch {
      // The server has not started.
      failed += 1
    }
    await delay(2)
  }
  throw new Error(`${url} does not answer with ${text}.`)
}
