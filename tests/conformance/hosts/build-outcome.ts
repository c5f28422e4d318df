import { stowawayErrorIn } from '../../hosts/refused.ts'
import type { BuildOutcome } from '../build-deviations.ts'

/** An error as the end of a build. */
export const failureOf = (error: unknown): BuildOutcome & { exitCode: 1 } => ({
  exitCode: 1,
  code: stowawayErrorIn(error)?.code ?? 'Error',
  message: error instanceof Error ? error.message : String(error),
})

export const outcomeText = (outcome: BuildOutcome): string =>
  outcome.exitCode === 0 ? 'exit code 0' : `exit code 1, ${outcome.code}: ${outcome.message}`
