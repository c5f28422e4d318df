import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const liveErrors = {
  BundleInvalid: {
    message: ({ reason }: { reason: string }) => `The bundle cannot be run: ${reason}.`,
    hint: () => 'Pass the `bundle` that `compile` of stowaway/compiler returned, unchanged.',
  },
  SandboxUnavailable: {
    message: ({ reason }: { reason: string }) => `The sandbox does not start: ${reason}`,
    hint: () =>
      'Deploy live-sandbox.js beside the page. If the page has a Content-Security-Policy, the sandbox needs `worker-src blob:` and, in `script-src`, `unsafe-eval` and the hash that stowaway/live exports.',
  },
  SandboxEmpty: {
    message: (_: object) => 'No bundle was loaded into the sandbox, so nothing can answer.',
    hint: () => 'Call `load` with a bundle before `request`, also after `stop`.',
  },
  SandboxStopped: {
    message: (_: object) => 'The sandbox was stopped before this was done. The data of its code is lost.',
    hint: () => 'Load a bundle to start it again.',
  },
  LiveUnsupported: {
    message: (_: object) => 'The code cannot be installed, because this page cannot have a service worker.',
    hint: () =>
      'Open the page over https or on this machine, not in a private window that forbids workers, or run the code in the sandbox.',
  },
  LiveScopeOutside: {
    message: ({ scope, script }: { scope: string; script: string }) =>
      `The scope ${scope} is not a path below the folder of ${script} with a slash at its end.`,
    hint: () => 'Use a scope such as /repo/play/my-id/ for the script /repo/live.js.',
  },
  LiveBaseWrong: {
    message: ({ base, scope }: { base: string; scope: string }) =>
      `The bundle answers below ${base}, but the live worker below ${scope}, so no request would be answered.`,
    hint: ({ scope }: { base: string; scope: string }) => `Compile with \`base: '${scope}'\`.`,
  },
  LiveBundleMissing: {
    message: ({ hash }: { hash: string }) =>
      `The bundle ${hash || 'to run'} is not stored in this browser: it was never installed, or its data was cleared.`,
    hint: () => 'Install the code again.',
  },
  LiveBundleDamaged: {
    message: ({ hash }: { hash: string }) =>
      `The bundle ${hash} has changed in the browser's storage, so it is not run.`,
    hint: () => 'Install the code again.',
  },
  LiveNothingBefore: {
    message: (_: object) => 'Only one bundle is stored, so there is no earlier one.',
    hint: () => 'You can go back once after each install of changed code.',
  },
  LiveWorkerFailed: {
    message: ({ script, reason }: { script: string; reason: string }) =>
      `${script} did not start as a worker: ${reason}.`,
    hint: () => 'Deploy live.js as text/javascript. Its own error is in the console of the worker.',
  },
  LiveWorkerSilent: {
    message: ({ seconds }: { seconds: number }) =>
      `The live worker did not answer within ${seconds} s: an endpoint may be in an endless loop.`,
    hint: () => 'Wait until the browser stops it, or remove it. Compile with `loopGuard` to make such loops throw.',
  },
} as const satisfies Record<string, ErrorEntry>

export const liveError: ErrorFactory<typeof liveErrors> = errorFactory(liveErrors)
