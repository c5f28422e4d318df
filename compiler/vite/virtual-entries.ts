import type { Uses } from '../uses/uses.ts'

/** Ids of the generated entry modules. */
export const virtualEntries = {
  worker: 'virtual:stowaway/worker',
  server: 'virtual:stowaway/server',
  node: 'virtual:stowaway/node',
} as const

/** Id of the module that has the private variables, where endpoints run in Node. */
export const virtualVariables = 'virtual:stowaway/variables'

/** Sources of the generated entries, put here by a build before it bundles them. */
export type EntrySources = Map<string, string | AnalysedEntry>

/** An entry whose source depends on the code that it imports. */
export interface AnalysedEntry {
  /** The modules that it imports. */
  readonly modules: readonly { readonly path: string; readonly role: 'endpoint' | 'middleware' }[]
  source(uses: Uses): string
}
