import { setTimeout as delay } from 'node:timers/promises'
import type { Served } from '../serve-project.ts'

/** Counts what the server is asked for at addresses of endpoints, by the key of the cell. */
export function openLedger(site: Served) {
  const hits = new Map<string, number>()
  const read = (): void => {
    const { pathname } = new URL(site.url)
    for (const path of site.takeRequests()) {
      if (!path.startsWith(`${pathname}api/`)) continue
      const key = new URL(path, site.url).searchParams.get('key') ?? path
      hits.set(key, (hits.get(key) ?? 0) + 1)
    }
  }
  return {
    /** Longer than a request takes to arrive after its client has gone. */
    settled: () => delay(400),
    hits: (key: string): number => {
      read()
      return hits.get(key) ?? 0
    },
    forget: (key: string): void => {
      read()
      hits.delete(key)
    },
    /** What was asked for that is of no cell. */
    strays: (keys: ReadonlySet<string>): string[] => {
      read()
      return [...hits.keys()].filter((key) => !keys.has(key))
    },
  }
}

export type Ledger = ReturnType<typeof openLedger>
