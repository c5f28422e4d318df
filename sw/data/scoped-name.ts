/** Distinguishes one app from all others of its origin. */
export interface AppIdentity {
  /** The path that its worker controls: `/repo/`. */
  readonly scope: string
  /** The project's: two apps may follow each other on one scope, as on localhost. */
  readonly id: string
}

/**
 * The name of a database, cache, lock or channel of one app. A path contains no space, so no two apps share a name,
 * whatever their ids are.
 */
export const scopedName = (kind: string, { scope, id }: AppIdentity): string => `stowaway:${kind} ${scope} ${id}`
