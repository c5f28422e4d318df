import type { Control } from '../../sw/control/page/create-page-control.ts'
import type { Engine } from '../browser/engine/engine.ts'
import type { Tab } from '../browser/engine/tab.ts'
import type * as pageTools from '../fixtures/msw/src/page/page-tools.ts'
import type { RealServer } from './real-server.ts'

/** What a row uses that runs in the page. */
export type Tools = typeof pageTools & {
  readonly control: Control
  /** A server at another origin, with a slash at its end. */
  readonly other: string
}

/** What a row uses that drives the browser. The tab may show any page of the site; `home` opens the fixture's. */
export interface Driven {
  readonly tab: Tab
  readonly engine: Engine
  /** The page's address, with a slash at its end. */
  readonly url: string
  home(): Promise<void>
  readonly server: RealServer
  readonly other: RealServer
}

/** Runs in the page, so it sees nothing of its file. Returns JSON. */
type InPage = (tools: Tools) => unknown
/** The same, for the endpoints below `api/` and the server behind them, which runs the same handlers below `real/`. */
type InBoth = (tools: Tools, at: 'api' | 'real') => unknown
/** Throws if the behaviour is another one. */
type Drive = (given: Driven) => Promise<void>

/** How a behaviour is shown. */
export type Proof =
  | { readonly page: InPage; readonly gives: unknown }
  | { readonly both: InBoth; readonly gives: unknown }
  | { readonly drive: Drive }
  /** Another test: its file below `tests`, and a part of its title. */
  | { readonly file: string; readonly test: string }
  | { readonly not: string }

/**
 * `direct`: the page does the same, and an endpoint replaces the handler. `adapted`: our own API does the same. `other`: it
 * belongs to how MSW is made.
 */
export type Kind = 'direct' | 'adapted' | 'other'

/** One test of MSW's browser suite, in our words. */
export interface Behaviour {
  readonly name: string
  readonly kind: Kind
  readonly proof: Proof
}

/** A topic, with the behaviours by the file of MSW's suite, below `test/browser`, without `.test.ts`. */
export interface Area {
  readonly name: string
  readonly behaviours: Readonly<Record<string, readonly Behaviour[]>>
}

/** The page does the same, and gets this. */
export const direct = (name: string, page: InPage, gives: unknown): Behaviour => ({
  name,
  kind: 'direct',
  proof: { page, gives },
})

/** The page does the same, and gets what the server gives it, which is this. */
export const asServer = (name: string, both: InBoth, gives: unknown): Behaviour => ({
  name,
  kind: 'direct',
  proof: { both, gives },
})

/** Our own API does the same, and the page gets this. */
export const adapted = (name: string, page: InPage, gives: unknown): Behaviour => ({
  name,
  kind: 'adapted',
  proof: { page, gives },
})

export const driven = (kind: 'direct' | 'adapted', name: string, drive: Drive): Behaviour => ({
  name,
  kind,
  proof: { drive },
})

/** Another test shows it. */
export const elsewhere = (kind: 'direct' | 'adapted', name: string, file: string, test: string): Behaviour => ({
  name,
  kind,
  proof: { file, test },
})

/** Nothing shows it. */
export const not = (kind: Kind, name: string, why: string): Behaviour => ({ name, kind, proof: { not: why } })
