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
  LiveUnsupported: {
    title: 'This browser has no service workers here.',
    message: (_: object) => 'The code cannot be installed: this page may have no service worker.',
    hint: () =>
      'Open the page over https or on this machine, outside of private windows that forbid workers, or run the code in the sandbox.',
  },
  LiveScopeOutside: {
    title: 'The live worker cannot have this scope.',
    message: ({ scope, script }: { scope: string; script: string }) =>
      `The scope ${scope} does not lie below the folder of ${script}, as a path with a slash at its end.`,
    hint: () => 'Give a scope such as /repo/play/my-id/ for the script /repo/live.js.',
  },
  LiveBaseWrong: {
    title: 'The bundle was compiled for another address.',
    message: ({ base, scope }: { base: string; scope: string }) =>
      `The bundle answers below ${base}, and the live worker below ${scope}, so nothing would ever be answered.`,
    hint: ({ scope }: { base: string; scope: string }) => `Compile with \`base: '${scope}'\`.`,
  },
  LiveBundleMissing: {
    title: 'The live worker has no such bundle.',
    message: ({ hash }: { hash: string }) =>
      `The bundle ${hash || 'to run'} is not kept in this browser: it was never installed, or its data was cleared.`,
    hint: () => 'Install the code again.',
  },
  LiveBundleDamaged: {
    title: 'A kept bundle is not what was installed.',
    message: ({ hash }: { hash: string }) =>
      `The bundle ${hash} has changed in the browser's storage, so it is not run.`,
    hint: () => 'Install the code again.',
  },
  LiveNothingBefore: {
    title: 'There is no bundle to go back to.',
    message: (_: object) => 'Only one bundle is kept, so there is none before it.',
    hint: () => 'Going back works once after each install of changed code.',
  },
  LiveWorkerFailed: {
    title: 'The live worker did not start.',
    message: ({ script, reason }: { script: string; reason: string }) =>
      `${script} did not become a worker: ${reason}.`,
    hint: () => 'See that live.js is deployed as text/javascript; its own error is in the console of the worker.',
  },
  LiveWorkerSilent: {
    title: 'The live worker does not answer.',
    message: ({ seconds }: { seconds: number }) =>
      `The live worker did not answer within ${seconds} s: an endpoint may keep it in an endless loop.`,
    hint: () => 'Wait until the browser ends it, or remove it. Compile with `loopGuard` to have such loops throw.',
  },
} as const satisfies Record<string, ErrorEntry>

export const liveError: ErrorFactory<typeof liveErrors> = errorFactory(liveErrors)
