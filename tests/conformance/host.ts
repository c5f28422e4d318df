import type { Host } from '../hosts/host.ts'
import type { HostAnswer } from '../hosts/request.ts'
import type { ProjectFacts } from './facts.ts'
import type { Project, RecordedCase } from './recorded.ts'
import type { Result } from './result.ts'

export const hostNames = ['core', 'worker', 'dev', 'node', 'prerender'] as const

export type HostName = (typeof hostNames)[number]

/** A case that this host cannot answer or is not asked to, with the reason. */
export interface Skipped {
  readonly skip: string
}

/** A running project, as its recorded cases ask it. */
export interface AskedHost extends Pick<Host, 'origin' | 'inWorker'> {
  /** What follows a case's name in the results. */
  readonly suffix?: string
  answer(recorded: RecordedCase): Promise<HostAnswer | Skipped>
}

export interface RunContext {
  readonly project: Project
  readonly facts: ProjectFacts
  /** Whether a case is asked for (`--only`). */
  wants(name: string): boolean
}

/** Runs a project's cases on one host. */
export type RunHost = (context: RunContext) => AsyncIterable<Result>
