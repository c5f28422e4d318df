/**
 * A time in milliseconds, or a range of which one is taken. `real`: what a server usually takes, 100 to 400 ms; in Node, so
 * in most tests and while files are prerendered, 5 ms. `infinite`: without an end.
 */
export type Delay = number | readonly [least: number, most: number] | 'real' | 'infinite'

/** The limits of a real answer's time, in milliseconds. */
const real: readonly [number, number] = [100, 400]

/** The same where nobody watches, in milliseconds: the answer still comes later than the call. */
const realInNode = 5

/** Timers take a longer time for none. */
const longest = 2_147_483_647

/**
 * Waits, so that an answer comes as late as a server's.
 *
 * @param time default: `real`
 * @param random chooses a time of a range. Default: `Math.random`
 * @example
 * await delay([200, 800])
 */
export function delay(time: Delay = 'real', random: () => number = Math.random): Promise<void> {
  if (time === 'infinite') return new Promise(() => {})
  return new Promise((resolve) => setTimeout(resolve, Math.min(timeOf(time, random), longest)))
}

/** The milliseconds of a delay that ends. */
function timeOf(time: Exclude<Delay, 'infinite'>, random: () => number): number {
  if (typeof time === 'number') return time
  if (time === 'real' && isNode()) return realInNode
  const [least, most] = time === 'real' ? real : time
  return least + random() * (most - least)
}

function isNode(): boolean {
  const host: { readonly versions?: { readonly node?: string } } | undefined = Reflect.get(globalThis, 'process')
  return host?.versions?.node !== undefined
}
