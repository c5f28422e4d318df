import type { Tab } from '../../browser/engine/tab.ts'

/** What the page of a site notes: its first answer. */
export interface FirstAnswer {
  readonly text: string
  /** Milliseconds since the page was opened. */
  readonly at: number
}

/** Waits for the first answer of a site's page. */
export function firstAnswer(tab: Tab): Promise<FirstAnswer> {
  return tab.evaluate(async () => {
    const scope = globalThis as { first?: FirstAnswer }
    const start = performance.now()
    while (scope.first === undefined) {
      if (performance.now() - start > 20_000) throw new Error('The page has no answer.')
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return scope.first
  })
}

/** Opens a site twice: the second time, its worker runs. Then waits for what a page does after its start. */
export async function openSite(tab: Tab, origin: string): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await tab.goto(`${origin}/`)
    await firstAnswer(tab)
  }
  await new Promise((resolve) => setTimeout(resolve, 700))
}

/** The text of one answer. */
export const ask = (tab: Tab, path: string): Promise<string> =>
  tab.evaluate(async (address: string) => {
    const response = await fetch(address)
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`)
    return text
  }, path)

/**
 * Milliseconds of a fetch, one after the other. They are timed in groups, since a clock may have steps of a millisecond; the
 * faster quarter of the groups counts, since other processes only add time.
 *
 * @param path `*` becomes a number
 */
export const timeFetches = (tab: Tab, path: string, count: number): Promise<number> =>
  tab.evaluate(
    async ([address, total]: readonly [string, number]) => {
      const group = 25
      const times: number[] = []
      for (let done = -group; done < total; done += group) {
        const start = performance.now()
        for (let index = 0; index < group; index += 1) {
          await (await fetch(address.replace('*', `k${done + index}`))).text()
        }
        // The first group finds code that has not run before.
        if (done >= 0) times.push((performance.now() - start) / group)
      }
      times.sort((one, other) => one - other)
      return times[times.length >> 2] ?? Number.NaN
    },
    [path, count] as const,
  )

/** Milliseconds that a fetch of one address takes longer than of another: their groups take turns. */
export const timeAdded = (tab: Tab, path: string, plain: string, count: number): Promise<number> =>
  tab.evaluate(
    async ([addresses, total]: readonly [readonly [string, string], number]) => {
      const group = 10
      const times: readonly [number[], number[]] = [[], []]
      for (let done = -group; done < total; done += group) {
        for (const [index, address] of addresses.entries()) {
          const start = performance.now()
          for (let fetches = 0; fetches < group; fetches += 1) await (await fetch(address)).text()
          // The first groups find code that has not run before.
          if (done >= 0) times[index]?.push((performance.now() - start) / group)
        }
      }
      const [own = Number.NaN, other = Number.NaN] = times.map(
        (list) => list.sort((one, another) => one - another)[list.length >> 2],
      )
      return own - other
    },
    [[path, plain], count] as const,
  )

/** Answers a second, with 16 fetches at once. */
export const answersPerSecond = (tab: Tab, path: string, count: number): Promise<number> =>
  tab.evaluate(
    async ([address, total]: readonly [string, number]) => {
      let next = 0
      const start = performance.now()
      const ask = async (): Promise<void> => {
        while (next < total) await (await fetch(address.replace('*', `c${next++}`))).text()
      }
      await Promise.all(Array.from({ length: 16 }, ask))
      return (total / (performance.now() - start)) * 1000
    },
    [path, count] as const,
  )
