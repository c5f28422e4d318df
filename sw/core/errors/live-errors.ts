import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const liveErrors = {
  BundleInvalid: {
    title: 'What was given is no bundle.',
    message: ({ reason }: { reason: string }) => `The bundle cannot be run: ${reason}.`,
    hint: () => 'Give what `compile` of stowaway/compiler returned as `bundle`, unchanged.',
  },
  SandboxUnavailable: {
    title: 'The sandbox does not start.',
    message: ({ reason }: { reason: string }) => `The sandbox does not start: ${reason}`,
    hint: () =>
      'See that live-sandbox.js is deployed beside the page. Under a Content-Security-Policy of the page, the sandbox needs `worker-src blob:` and, in `script-src`, `unsafe-eval` and the hash that stowaway/live exports.',
  },
  SandboxEmpty: {
    title: 'The sandbox has no code.',
    message: (_: object) => 'Nothing was loaded into the sandbox, so nothing can answer.',
    hint: () => 'Call `load` with a bundle before `request`; after `stop` too.',
  },
  SandboxStopped: {
    title: 'The sandbox was stopped.',
    message: (_: object) => 'The sandbox was stopped before this was done. What its code kept is gone.',
    hint: () => 'Load a bundle to start it anew.',
  },
} as const satisfies Record<string, ErrorEntry>

export const liveError: ErrorFactory<typeof liveErrors> = errorFactory(liveErrors)
