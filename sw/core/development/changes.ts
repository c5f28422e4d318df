/** Which modules a runner has: as they were at this revision. */
export interface KnownModules {
  /** Names one run of the dev server. Another run does not know which modules a runner has. */
  readonly epoch?: string
  readonly revision: number
}

/** What changed since then. */
export interface Changes extends KnownModules {
  readonly epoch: string
  /** Ids of modules that changed, and of all that import them, each with the revision of its last change. */
  readonly changed: readonly (readonly [id: string, revision: number])[]
}

/** Whether nothing changed between the two. */
export const isSame = (one: KnownModules, other: KnownModules): boolean =>
  one.epoch === other.epoch && one.revision === other.revision
