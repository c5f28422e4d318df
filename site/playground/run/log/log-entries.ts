import { type Signal, signal } from '@preact/signals'
import type { Exchange } from '../response/exchange.ts'
import type { StackLine } from './read-stack.ts'

interface Logged {
  readonly id: number
  readonly at: number
}

export interface RequestEntry extends Logged {
  readonly kind: 'request'
  readonly exchange: Exchange
}

export interface ConsoleEntry extends Logged {
  readonly kind: 'console'
  readonly level: string
  readonly text: string
}

export interface ErrorEntry extends Logged {
  readonly kind: 'error'
  readonly text: string
  readonly stack: readonly StackLine[]
}

/** Something that the playground itself did: loaded, stopped, installed. */
export interface NoteEntry extends Logged {
  readonly kind: 'note'
  readonly text: string
}

export type LogEntry = RequestEntry | ConsoleEntry | ErrorEntry | NoteEntry

const kept = 500

/** What happened, the newest last. */
export const entries: Signal<readonly LogEntry[]> = signal([])

type New<Entry> = Entry extends Logged ? Omit<Entry, 'id' | 'at'> : never

let lastId = 0
let waiting: LogEntry[] = []

/** Adds an entry. An endpoint may log in a loop: the page learns of entries together, a few times a second. */
export function addEntry(entry: New<LogEntry>): void {
  lastId += 1
  waiting.push({ ...entry, id: lastId, at: Date.now() })
  if (waiting.length > 2 * kept) waiting = waiting.slice(-kept)
  if (waiting.length === 1) setTimeout(flush, entry.kind === 'request' ? 0 : 50)
}

function flush(): void {
  entries.value = [...entries.peek(), ...waiting].slice(-kept)
  waiting = []
}

export function clearEntries(): void {
  waiting = []
  entries.value = []
}
