import { type AppIdentity, scopedName } from '../../data/scoped-name.ts'

/** The app at a live scope, for the names of everything that it stores. */
export const liveApp = (scope: string): AppIdentity => ({ scope, id: 'live' })

/** The database with the bundles of a scope. */
export const bundlesName = (scope: string): string => scopedName('live', liveApp(scope))

/** The channel on which the worker of a scope, and the tabs that change it, report events. */
export const eventsName = (scope: string): string => scopedName('live-events', liveApp(scope))

/** Held while changing which bundle runs. */
export const lockName = (scope: string): string => scopedName('live-lock', liveApp(scope))

/** The URL of the page that sends requests to a scope. The scope's worker answers it. */
export const framePath = (scope: string): string => `${scope}@stowaway/frame`
