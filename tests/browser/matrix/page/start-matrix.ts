import { elements } from './elements.ts'
import { frames } from './frames.ts'
import type { Address, Initiator, Initiators } from './initiator.ts'
import { requests } from './requests.ts'
import { workers } from './workers.ts'

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

const all: Initiators = { ...requests, ...elements, ...frames, ...workers }

/** Milliseconds: longer than any of them takes on a busy machine, but where nobody answers. */
const answerLimit = 8_000
/** Milliseconds between an answer that the page sees and the endpoint's own word of it, or a request that nobody sees. */
const noteLimit = 2_500

/** Runs the initiators that the address names behind its `#`, as the app's first act. */
export function startMatrix(base: string): void {
  const notes = new Map<string, string>()
  const channel = new BroadcastChannel('matrix')
  channel.onmessage = ({ data }) => notes.set(String(data.key), String(data.marker))
  const run: Matrix['run'] = async (names, state) => {
    const sights = names.map(async (name) => [name, await tryOne(name, keyOf(name, state), base, notes)] as const)
    return Object.fromEntries(await Promise.all(sights))
  }
  const [state, names] = decodeURIComponent(location.hash.slice(1)).split('|')
  history.replaceState(null, '', location.pathname)
  globalThis.matrix = {
    run,
    atStart: state === undefined || names === undefined ? undefined : run(names.split(';'), state),
  }
}

/** Stands in addresses and in names of CSS properties. */
export function keyOf(name: string, state: string): string {
  return `${state} ${name}`.replaceAll(/[^\w]+/g, '-')
}

async function tryOne(name: string, key: string, base: string, notes: ReadonlyMap<string, string>): Promise<Sight> {
  const initiator: Initiator | undefined = all[name]
  if (initiator === undefined) throw new Error(`No initiator ${name}.`)
  const at: Address = (endpoint) => `${base}api/${endpoint}?key=${key}`
  try {
    const text = await withLimit(initiator(at), answerLimit)
    const found = /endpoint of build \d+ in worker \w+/.exec(text ?? '')?.[0]
    if (text !== undefined && found === undefined) return { problem: `It got: ${text.slice(0, 80)}` }
    const note = found ?? (await noted(notes, key))
    return note === undefined ? { problem: 'No endpoint tells of it.' } : { marker: note }
  } catch (error) {
    return { problem: `${error}${notes.has(key) ? ' (an endpoint had answered)' : ''}` }
  }
}

async function noted(notes: ReadonlyMap<string, string>, key: string): Promise<string | undefined> {
  const end = Date.now() + noteLimit
  while (!notes.has(key) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  return notes.get(key)
}

function withLimit<Value>(work: Promise<Value>, limit: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Nothing came in ${limit / 1000} s.`)), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
