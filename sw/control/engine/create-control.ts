import { controlError } from '../../core/errors/control-errors.ts'
import { createRandom } from '../../data/collections/random.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'
import type { CommandName, Commands, ControlledRoute, OverrideState, UnhandledStrategy } from '../protocol/command.ts'
import type { LogEntry } from '../protocol/log-entry.ts'
import type { Override } from '../protocol/override.ts'
import { checkOverride } from './check-override.ts'
import { readSnapshot, resetData, writeSnapshot } from './data-parts.ts'
import { type KeptState, keepState } from './keep-state.ts'
import { nearTo } from './near-to.ts'
import { type Asked, fitsTarget, parseTarget } from './parse-target.ts'
import { RequestLog } from './request-log.ts'
import { type Active, type ControlledCall, partsOf, runOverrides, type UseHandler } from './run-overrides.ts'

export type { ControlledCall, UseHandler }

export interface Control {
  /** Answers one request as the overrides say, and logs it. A network error is `Response.error()`. */
  answer(call: ControlledCall): Promise<Response>
  /** What happens with a request that no endpoint answers. */
  readonly unhandled: UnhandledStrategy
  /** The routes most like a path, for messages. */
  near(path: string): string
  /** @param tab the browser's id of the tab that sends the command */
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

interface ControlOptions {
  /** Without a slash at its end; `''`: the root. */
  readonly base: string
  readonly routes: readonly ControlledRoute[]
  /** Whether an endpoint answers a path below the base. */
  matches(path: string): boolean
  /** Where the data of endpoints is, and where this keeps its own. */
  readonly storage: StorageDriver
  /** Milliseconds since 1970. Default: the clock. */
  now?(): number
}

/** Runs requests under overrides, and answers commands. */
export function createControl({ base, routes, matches, storage, now = Date.now }: ControlOptions): Control {
  const keep = keepState(storage)
  const log = new RequestLog(now, (entry, forgotten) => keep.entry(entry, forgotten))
  let active: Active[] = []
  let random = createRandom('control')
  let strategy: UnhandledStrategy = 'warn'
  let ids = 0
  const loaded = keep.load().then(({ overrides, unhandled, log: entries }) => {
    active = [...overrides.map(({ used, ...override }) => ({ override, used })), ...active]
    strategy = unhandled ?? strategy
    log.adopt(entries)
  })
  loaded.catch(() => {})
  const save = (): Promise<void> => keep.state(stateNow())
  const stateNow = (): Omit<KeptState, 'log'> => ({
    overrides: active.filter(({ handler }) => handler === undefined).map(toState),
    unhandled: strategy,
  })
  const pathOf = ({ pathname }: URL): string => (pathname.startsWith(base) ? pathname.slice(base.length) : pathname)

  /** The overrides for a request, the newest first. */
  const fitting = ({ request, route, tab }: ControlledCall): readonly Active[] => {
    const url = new URL(request.url)
    const asked: Asked = { method: request.method, path: pathOf(url), query: url.searchParams, route: route?.id }
    return active
      .toReversed()
      .filter(
        ({ override, used }) =>
          (override.tab === undefined || override.tab === tab) &&
          (override.times === undefined || used < override.times) &&
          fitsTarget(parseTarget(override.on), asked),
      )
  }

  const add = (on: string, override: Omit<Override, 'id' | 'on'>, handler?: UseHandler): Active => {
    const { path } = parseTarget(on)
    const isPattern = path.includes('*')
    const isKnown = isPattern || routes.some(({ id }) => id === path) || (path.startsWith('/') && matches(path))
    if (!isKnown) throw controlError('OverrideOfNothing', { on, near: nearTo(path, routes) })
    ids += 1
    const id = `${now().toString(36)}-${ids}`
    const added: Active = { override: { ...override, id, on }, used: 0, ...(handler && { handler }) }
    active.push(added)
    return added
  }

  const commands: {
    readonly [Name in CommandName]: (given: Commands[Name]['given'], tab?: string) => Promise<Commands[Name]['got']>
  } = {
    async override({ on, options }, tab) {
      if (typeof on !== 'string' || on.trim() === '')
        throw controlError('OverrideInvalid', { reason: 'it is for no requests' })
      const { tab: whose, ...others } = checkOverride(options)
      const { override } = add(on, { ...others, ...(whose === 'own' && tab !== undefined && { tab }) })
      await save()
      return { id: override.id }
    },
    async remove({ id }) {
      active = active.filter(({ override }) => override.id !== id)
      await save()
      return {}
    },
    overrides: async () => ({ overrides: active.map(toState) }),
    async reset({ what = ['overrides', 'log'] }) {
      if (what.includes('overrides')) {
        active = []
        random = createRandom('control')
        strategy = 'warn'
        await save()
      }
      if (what.includes('log')) await keep.forget(log.clear())
      if (what.includes('storage')) await keep.around(stateNow(), () => storage.clear([]))
      else if (what.includes('data')) await resetData(storage)
      return {}
    },
    async seed({ seed }) {
      random = createRandom(String(seed))
      return {}
    },
    async unhandled({ strategy: next }) {
      if (!['bypass', 'warn', 'error'].includes(next)) {
        throw controlError('CommandInvalid', { reason: 'the strategy is not "bypass", "warn" or "error"' })
      }
      strategy = next
      await save()
      return {}
    },
    requests: async ({ since }) => ({ requests: log.entries(typeof since === 'number' ? since : 0) }),
    async body({ id, of }) {
      const bytes = log.body(id, of)
      return bytes === undefined ? {} : { base64: toBase64(bytes) }
    },
    routes: async () => ({ routes: routes.map(({ id, file }) => ({ id, file })) }),
    snapshot: async () => ({ snapshot: await readSnapshot(storage) }),
    async restore({ snapshot }) {
      await writeSnapshot(storage, snapshot)
      return {}
    },
  }

  return {
    get unhandled() {
      return strategy
    },
    near: (path) => nearTo(path, routes),
    async answer(call) {
      await loaded
      const parts = partsOf(fitting(call))
      const used = new Set([parts.outcome, parts.delay, parts.speed].filter((part) => part !== undefined))
      const [first] = used
      const { route, tab } = call
      const entry: LogEntry = log.begin(call.request, {
        ...(route && { route: route.id, file: route.file }),
        ...(tab !== undefined && { tab }),
      })
      for (const one of used) one.used += 1
      if ([...used].some(({ override }) => override.times !== undefined)) void save().catch(() => {})
      const response = await runOverrides(parts, call, random).catch((error: unknown) => {
        log.end(entry, Response.error(), first?.override.id)
        throw error
      })
      log.end(entry, response, first?.override.id)
      return response
    },
    async execute(name, given, tab) {
      await loaded
      return commands[name](given, tab)
    },
    use(on, handler, { times } = {}) {
      const added = add(on, { ...(times !== undefined && { times }) }, handler)
      return () => {
        active = active.filter((one) => one !== added)
      }
    },
    settled: () => keep.settled(),
  }
}

const toState = ({ override, used }: Active): OverrideState => ({ ...override, used })

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
