import type { LogEntry } from './log-entry.ts'
import type { Override, OverrideOptions } from './override.ts'

/** What can be forgotten. */
export type ResetPart = 'overrides' | 'log' | 'data' | 'storage' | 'cookies' | 'sessions'

/** What happens with requests below `/api/` that no endpoint answers. */
export type UnhandledStrategy = 'bypass' | 'warn' | 'error'

/** All commands with what they need and what they return. Everything is JSON. */
export interface Commands {
  override: {
    readonly given: { readonly on: string; readonly options: OverrideOptions }
    readonly got: { readonly id: string }
  }
  remove: { readonly given: { readonly id: string }; readonly got: Record<never, never> }
  overrides: { readonly given: Record<never, never>; readonly got: { readonly overrides: readonly OverrideState[] } }
  reset: { readonly given: { readonly what?: readonly ResetPart[] }; readonly got: Record<never, never> }
  seed: { readonly given: { readonly seed: string | number }; readonly got: Record<never, never> }
  unhandled: { readonly given: { readonly strategy: UnhandledStrategy }; readonly got: Record<never, never> }
  requests: { readonly given: { readonly since?: number }; readonly got: { readonly requests: readonly LogEntry[] } }
  body: {
    readonly given: { readonly id: number; readonly of: 'request' | 'answer' }
    /** Without `base64`, it is not kept. */
    readonly got: { readonly base64?: string; readonly type?: string; readonly isCut?: boolean }
  }
  routes: { readonly given: Record<never, never>; readonly got: { readonly routes: readonly ControlledRoute[] } }
  snapshot: { readonly given: Record<never, never>; readonly got: { readonly snapshot: string } }
  restore: { readonly given: { readonly snapshot: string }; readonly got: Record<never, never> }
}

/** The name of a command. */
export type CommandName = keyof Commands

/** An override, and how often it was used. */
export type OverrideState = Override & { readonly used: number }

/** A route that can be overridden. */
export interface ControlledRoute {
  readonly id: string
  readonly file: string
}

/** A command as it is sent. */
export type Command<Name extends CommandName = CommandName> = Name extends CommandName
  ? { readonly do: Name } & Commands[Name]['given']
  : never

/** The answer to a command that failed. */
export interface CommandFailure {
  readonly error: { readonly code: string; readonly message: string; readonly hint: string }
}

/** The path below the site's base that commands are sent to, with POST. */
export const controlPath = '__stowaway/control'
