import type { BriefManifest } from '../../routes/brief-manifest.ts'
import type { RouteManifest } from '../../routes/route-manifest.ts'
import { fits } from '../fits.ts'
import type { MessageName } from '../message-name.ts'

/** Page to worker: which of these URLs do you answer? The reply holds `true` or `false` for each. */
export const matchesQuestion: MessageName<{ readonly urls: readonly unknown[] }, readonly unknown[]> =
  'stowaway:matches'

/** Page to worker, where this script runs in the fallback: which routes do you answer? */
export const manifestQuestion: MessageName<object, BriefManifest> = 'stowaway:manifest'

export const isBriefManifest = (reply: unknown): reply is BriefManifest =>
  fits<Pick<BriefManifest, 'base'>>(reply, { base: 'string' })

export const isManifest = (reply: unknown): reply is RouteManifest =>
  fits<Pick<RouteManifest, 'base' | 'routes'>>(reply, { base: 'string', routes: 'list' })
