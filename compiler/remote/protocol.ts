import type { MessageName } from '../../sw/core/wire/message-name.ts'
import type { Outcome } from '../../sw/core/wire/messages/outcome.ts'

/** Page to worker: do this. The outcome has a `CompileResult` or a `StaticBuild`. */
export const compileQuestion: MessageName<
  {
    /** `compile` or `buildStatic`. */
    readonly method: string
    /** `FileChanges`. */
    readonly changes: unknown
    /** `CompileOptions`. */
    readonly options: unknown
    /** With the first static build, if the page brings it: the package's own parts. */
    readonly runtime: unknown
    /** A port on which the worker asks the page to run code. */
    readonly run: unknown
  },
  Outcome
> = 'compile'

/** Worker to page, on the port of a call: run this. The outcome has the result. */
export const runQuestion: MessageName<{ readonly code: string; readonly argument: unknown }, Outcome> = 'run'

/** Worker to page: a `CompilerProgress`. */
export const progressMessage: MessageName<{ readonly progress: unknown }> = 'progress'
