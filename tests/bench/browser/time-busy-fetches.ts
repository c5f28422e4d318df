import type { Tab } from '../../browser/engine/tab.ts'

/**
 * Milliseconds of a fetch in a page whose main thread computes for 50 of every 100 ms, as while an app renders: the
 * median, from the call to the moment at which the page can read the answer.
 *
 * @param path `*` becomes a number
 */
export const timeBusyFetches = (tab: Tab, path: string, count: number): Promise<number> =>
  tab.evaluate(
    async ([address, total]: readonly [string, number]) => {
      const timer = setInterval(() => {
        const end = performance.now() + 50
        while (performance.now() < end);
      }, 100)
      const times: number[] = []
      for (let index = 0; index < total; index += 1) {
        const start = performance.now()
        await (await fetch(address.replace('*', `b${index}`))).text()
        times.push(performance.now() - start)
        // The next call comes at another moment of the work.
        await new Promise((resolve) => setTimeout(resolve, (index * 7) % 23))
      }
      clearInterval(timer)
      times.sort((one, other) => one - other)
      return times[times.length >> 1] ?? Number.NaN
    },
    [path, count] as const,
  )
