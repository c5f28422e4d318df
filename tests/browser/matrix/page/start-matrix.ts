import type { Address, Initiator, Initiators } from './initiator.ts'
import { keyOf } from './key-of.ts'
import { pageInitiators } from './page-initiators.ts'

/** What a page saw of one cell. */
export interface Sight {
  /** What the endpoint says of itself, where the page got its answer. */
  readonly marker?: string
  readonly problem?: string
}

export interface Matrix {
  /** Starts initiators, all at once, and waits for what comes of each. */
  run(names: readonly string[], state: string): Promise<Record<string, Sight>>
  /** The same, started by the app's first line because the address asked for it. */
  atStart: Promise<Record<string, Sight>> | undefined
}

declare global {
  var matrix: Matrix | undefined
}

const all: Initiators = pageInitiators

/** Milliseconds without a sign of any answer, at the least, after which none is waited for. */
const patience = 3000

/** Runs the initiators that the address names behind its `#`, as the app's first act. */
export function startMatrix(base: string): void {
  const channel = new BroadcastChannel('matrix')
  const run: Matrix['run'] = async (names, state) => {
    const round = startRound(channel)
    const sights = names.map(async (name) => [name, await tryOne(name, keyOf(name, state), base, round)] as const)
    return Object.fromEntries(await Promise.all(sights))
  }
  const [state, names] = decodeURIComponent(location.hash.slice(1)).split('|')
  history.replaceState(null, '', location.pathname)
  globalThis.matrix = {
    run,
    atStart: state === undefined || names === undefined ? undefined : run(names.split(';'), state),
  }
}

interface Round {
  /** The requests that endpoints report, by key. */
  readonly notes: ReadonlyMap<string, string>
  /** A sign of life from an initiator. */
  sign(): void
  /** Whether nothing more is to be expected: since the last sign as much time has passed as before it. */
  isOver(): boolean
}

function startRound(channel: BroadcastChannel): Round {
  const start = performance.now()
  const notes = new Map<string, string>()
  let last = 0
  const passed = (): number => performance.now() - start
  const sign = (): void => {
    last = passed()
  }
  channel.addEventListener('message', ({ data }) => {
    notes.set(String(data.key), String(data.marker))
    sign()
  })
  return { notes, sign, isOver: () => passed() > last + Math.max(patience, last) }
}

async function tryOne(name: string, key: string, base: string, round: Round): Promise<Sight> {
  const initiator: Initiator | undefined = all[name]
  if (initiator === undefined) throw new Error(`No initiator ${name}.`)
  const at: Address = (endpoint) => `${base}api/${endpoint}?key=${key}`
  try {
    const text = await Promise.race([initiator(at), over(round)])
    round.sign()
    const found = /endpoint of build \d+ in worker \w+/.exec(text ?? '')?.[0]
    if (text !== undefined && found === undefined) return { problem: `It got: ${text.slice(0, 80)}` }
    const marker = found ?? (await noted(round, key))
    return marker === undefined ? { problem: 'No endpoint reports it.' } : { marker }
  } catch (error) {
    return { problem: `${error}${round.notes.has(key) ? ' (an endpoint had answered)' : ''}` }
  }
}

async function noted(round: Round, key: string): Promise<string | undefined> {
  while (!round.notes.has(key) && !round.isOver()) await delay()
  return round.notes.get(key)
}

async function over(round: Round): Promise<never> {
  while (!round.isOver()) await delay()
  throw new Error('Nothing came.')
}

const delay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))
