import type { StorageDriver } from '../../data/storage-driver.ts'
import type { CommandName, Commands, ControlledRoute, UnhandledStrategy } from '../protocol/command.ts'
import { ActiveOverrides } from './active-overrides.ts'
import { checkCommand } from './check-command.ts'
import { type ControlParts, commands, defaultStrategy, type ResetHooks } from './control-commands.ts'
import { failedOverride } from './failed-override.ts'
import { nearTo } from './near-to.ts'
import { RequestLog } from './request-log.ts'
import { type Active, type ControlledCall, partsOf, runOverrides, type UseHandler } from './run-overrides.ts'
import { SeededChoices } from './seeded-choices.ts'
import { type KeptState, StateKeeper } from './state-keeper.ts'

export type { ControlledCall, ResetHooks, UseHandler }

export interface Control {
  /** Answers one request as the overrides say, and logs it. A network error is `Response.error()`. */
  answer(call: ControlledCall): Promise<Response>
  /** What happens with a request that no endpoint answers. */
  readonly unhandled: UnhandledStrategy
  /** The routes most like a path, for messages. */
  near(path: string): string
  /**
   * Runs a command. What it is given with may come from anywhere.
   *
   * @param tab the browser's id of the tab that sends the command
   */
  execute<Name extends CommandName>(
    name: Name,
    given: Commands[Name]['given'],
    tab?: string,
  ): Promise<Commands[Name]['got']>
  /** Answers with a function. Returns one that ends it. */
  use(on: string, handler: UseHandler, options?: { readonly times?: number }): () => void
  /** Resolves when everything about earlier requests is stored. */
  settled(): Promise<void>
}

export interface ControlOptions {
  /** Without a slash at its end; `''`: the root. */
  readonly base: string
  /** Read each time: in development they change. */
  readonly routes: readonly ControlledRoute[]
  /** Whether an endpoint answers a path below the base, or an address at another origin. */
  matches(path: string): boolean
  /** Where the data of endpoints is, and where this keeps its own. */
  readonly storage: StorageDriver
  readonly resetHooks?: ResetHooks
  /** Milliseconds since 1970. Default: the clock. */
  now?(): number
}

/** Runs requests under overrides, and answers commands. */
export function createControl(options: ControlOptions): Control {
  const { base, matches, storage, resetHooks = {}, now = Date.now } = options
  let ids = 0
  const newId = (): string => `${now().toString(36)}-${++ids}`
  const overrides = new ActiveOverrides({ base, routes: () => options.routes, matches, newId })
  const choices = new SeededChoices()
  const keeper: StateKeeper = new StateKeeper(storage, () => ({
    overrides: overrides.states,
    unhandled: parts.unhandled,
    ...choices.state,
  }))
  const log = new RequestLog(now, (id, entry) => keeper.entry(id, entry))
  const parts: ControlParts = {
    ...{ routes: () => options.routes, storage, overrides, choices, log, keeper, resetHooks },
    unhandled: defaultStrategy,
  }
  const load = loader(parts)

  return {
    get unhandled() {
      return parts.unhandled
    },
    near: (path) => nearTo(path, options.routes),
    async answer(call) {
      const { request, route, tab } = call
      // Before anything else, so that nobody has read the body yet.
      const logged = log.begin(request, {
        ...(route && { route: route.id, file: route.file }),
        ...(tab !== undefined && { tab }),
      })
      await load().state
      const chosen = partsOf(overrides.fitting(call))
      const used = new Set(Object.values(chosen).filter((part): part is Active => part !== undefined))
      const override = [...used][0]?.override.id
      const { drawn } = choices.state
      for (const one of used) one.used += 1
      let error: string | undefined
      try {
        const response = await runOverrides(chosen, call, choices.next, (text) => {
          error = text
        })
        log.end(logged, response, { override, error })
        return response
      } catch (thrown) {
        const failed = failedOverride(thrown, request)
        log.end(logged, failed, { override, error: thrown instanceof Error ? thrown.message : String(thrown) })
        if (failed === undefined) throw thrown
        return failed
      } finally {
        if (drawn !== choices.state.drawn || [...used].some(({ override }) => override.times !== undefined)) {
          keeper.saveSoon()
        }
      }
    },
    async execute(name, given, tab) {
      const checked = checkCommand(name, given)
      await Promise.all(Object.values(load()))
      return commands[name](checked, parts, tab)
    },
    use(on, handler, { times } = {}) {
      const added = overrides.add(on, { ...(times !== undefined && { times }) }, handler)
      return () => overrides.remove((one) => one === added)
    },
    async settled() {
      await Promise.all(Object.values(load()))
      await keeper.settled()
    },
  }
}

interface Loading {
  /** What answers depend on. */
  readonly state: Promise<void>
  /** The log, which may be long: no answer waits for it. */
  readonly log: Promise<void>
}

/**
 * Reads what an earlier life of the worker has left, at the first call: an update starts long before it answers, and until
 * then the last worker may change it. Without a usable storage, there is nothing.
 */
function loader(parts: ControlParts): () => Loading {
  const { overrides, choices, log, keeper } = parts
  let loading: Loading | undefined
  const state = async (): Promise<void> => {
    const kept = await keeper.state().catch(() => ({}) as KeptState)
    overrides.restore(kept.overrides ?? [])
    choices.restart(kept)
    parts.unhandled = kept.unhandled ?? parts.unhandled
  }
  const entries = async (): Promise<void> => log.adopt(await keeper.log().catch(() => []))
  return () => {
    loading ??= { state: state(), log: entries() }
    return loading
  }
}
