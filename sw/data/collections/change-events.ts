import type { Draft } from './draft.ts'
import type { RowKey } from './row.ts'

/** A change of a collection. */
export interface CollectionChange {
  readonly collection: string
  /** What happened to which rows. Empty: everything may be different. */
  readonly rows: readonly { readonly kind: 'created' | 'updated' | 'deleted'; readonly key: RowKey }[]
}

type Listener = (change: CollectionChange) => void

const listeners = new Map<string, Set<Listener>>()
const channels = new Map<string, BroadcastChannel>()

/**
 * Calls a listener after each change of a collection, by whichever tab or worker.
 *
 * @param place names the storage: scripts with the same one hear each other. Absent: only changes by this script
 * @returns a function that ends it
 */
export function onChange(collection: string, place: string | undefined, listener: Listener): () => void {
  const own = listeners.get(collection) ?? new Set()
  listeners.set(collection, own.add(listener))
  channelOf(place)
  return () => own.delete(listener)
}

/** Tells all scripts about changes that are stored. */
export function tellChanges(changed: ReadonlyMap<string, Draft | undefined>, place: string | undefined): void {
  for (const [collection, draft] of changed) {
    const rows = [...(draft?.changes ?? [])].map(([key, row]) => ({ kind: kindOf(draft, key, row), key }))
    const change: CollectionChange = { collection, rows }
    deliver(change)
    channelOf(place)?.postMessage(change)
  }
}

function kindOf(draft: Draft | undefined, key: RowKey, row: object | undefined): 'created' | 'updated' | 'deleted' {
  if (row === undefined) return 'deleted'
  return draft?.created.has(key) ? 'created' : 'updated'
}

function deliver(change: CollectionChange): void {
  for (const listener of listeners.get(change.collection) ?? []) {
    try {
      listener(change)
    } catch (error) {
      console.error('[stowaway] A listener for changes of a collection failed.', error)
    }
  }
}

function channelOf(place: string | undefined): BroadcastChannel | undefined {
  if (place === undefined || typeof BroadcastChannel === 'undefined') return undefined
  const known = channels.get(place)
  if (known !== undefined) return known
  const channel = new BroadcastChannel(`stowaway:data ${place}`)
  // Node: it must not keep the process alive.
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref()
  channel.onmessage = ({ data }: MessageEvent<CollectionChange>) => deliver(data)
  channels.set(place, channel)
  return channel
}
