import { type AppIdentity, scopedName } from '../../data/scoped-name.ts'

/** The app at a live scope, in the names of all that it keeps. */
export const liveApp = (scope: string): AppIdentity => ({ scope, id: 'live' })

/** The database in which the bundles of a scope lie. */
export const bundlesName = (scope: string): string => scopedName('live', liveApp(scope))

/** The channel on which the worker of a scope, and the tabs that change it, tell what happens. */
export const eventsName = (scope: string): string => scopedName('live-events', liveApp(scope))

/** Held by who changes which bundle is run. */
export const lockName = (scope: string): string => scopedName('live-lock', liveApp(scope))

/** The address of the page by which requests are sent to a scope: its worker answers it. */
export const framePath = (scope: string): string => `${scope}@stowaway/frame`
