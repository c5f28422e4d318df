import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const updateErrors = {
  WorkerScriptMissing: {
    message: ({ script, status }: { script: string; status: number }) =>
      `The new worker could not be fetched: the host answers ${script} with status ${status}. The worker of the last build stays.`,
    hint: ({ script }: { script: string }) =>
      `Deploy ${script} with the other files of the build. To remove the worker from browsers, run "stowaway unregister".`,
  },
  WorkerScriptNotScript: {
    message: ({ script, type }: { script: string; type: string }) =>
      `The new worker could not be used: the host answers ${script} with ${type}, so the file is missing, or the host sends a wrong type. The worker of the last build stays.`,
    hint: ({ script }: { script: string }) =>
      `Deploy ${script} with the other files of the build, as text/javascript, and exclude it from rewrites to index.html.`,
  },
  WorkerScriptBroken: {
    message: ({ script }: { script: string }) =>
      `The new worker does not start: ${script} throws at its start, or has a syntax error. The worker of the last build stays.`,
    hint: () => 'The next good build takes over by itself. The error is in the console of the worker.',
  },
  WorkerInstallFailed: {
    message: ({ script }: { script: string }) =>
      `The new worker of ${script} failed to install, so the worker of the last build stays.`,
    hint: () =>
      'Its error is in the console of the worker. The browser tries again at the next visit, and the next good build takes over by itself.',
  },
} as const satisfies Record<string, ErrorEntry>

export const updateError: ErrorFactory<typeof updateErrors> = errorFactory(updateErrors)
