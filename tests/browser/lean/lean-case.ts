import type { StowawayOptions } from '../../../compiler/project/settings.ts'

/** A request, and the answer that it must get from every host. */
export interface Ask {
  /** Below the base. */
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The text of the answer. */
  readonly says: string | RegExp
  /** Default 200. */
  readonly status?: number
  /** The page does not wait for an answer. */
  readonly isGivenUp?: boolean
  /** Headers of the answer; `null`: it has none of this name. */
  readonly headersBack?: Readonly<Record<string, string | null>>
}

/** Texts of the runtime that only one part of a worker contains. */
export const features = {
  session: 'context.session was read in',
  rewrite: 'Loop Detected',
  streams: 'stopped reading the response',
  storage: 'indexedDB',
} as const

export type Feature = keyof typeof features

/** A small project that reaches features in an unusual manner. */
export interface LeanCase {
  readonly name: string
  /** By path in `src`. */
  readonly files: Readonly<Record<string, string>>
  readonly asks: readonly Ask[]
  /** `/BASE/` stands for the base. */
  readonly options?: StowawayOptions
  /** Vite's base is `./`. Default: a path of its own. */
  readonly isRelative?: boolean
  /** What the worker must not contain: nobody asked for it. */
  readonly lacks?: readonly Feature[]
  /** Built for Node too, and asked there, with contexts that are as plain as its endpoints and with full ones. */
  readonly inNode?: boolean
  /** The requests come from a page of the site, with its scripts. */
  readonly hasPage?: boolean
  /** Only in the soak tier. */
  readonly isLong?: boolean
  /** Runs on each push, in Chromium or in every engine. */
  readonly onPush?: 'chromium' | 'all'
}

/** A project whose endpoint `api` is asked once. */
export function oneEndpoint(
  name: string,
  code: string,
  says: Ask['says'],
  { ask, files, ...more }: Partial<LeanCase> & { readonly ask?: Partial<Ask> } = {},
): LeanCase {
  return {
    name,
    files: { 'pages/api.ts': `// @ts-nocheck\n${code}`, ...files },
    asks: [{ path: 'api', says, ...ask }],
    ...more,
  }
}
