import type { StorageDriver } from '../../data/storage-driver.ts'
import type { CommandName, Commands, ControlledRoute, ResetPart, UnhandledStrategy } from '../protocol/command.ts'
import type { ActiveOverrides } from './active-overrides.ts'
import { readSnapshot, resetData, writeSnapshot } from './data-parts.ts'
import type { RequestLog } from './request-log.ts'
import type { SeededChoices } from './seeded-choices.ts'
import type { StateKeeper } from './state-keeper.ts'

/** What the host keeps besides the storage: how to forget it. */
export type ResetHooks = Partial<Readonly<Record<'cookies' | 'sessions', () => Promise<void>>>>

/** What commands act on. */
export interface ControlParts {
  routes(): readonly ControlledRoute[]
  readonly storage: StorageDriver
  readonly overrides: ActiveOverrides
  readonly choices: SeededChoices
  readonly log: RequestLog
  readonly keeper: StateKeeper
  readonly resetHooks: ResetHooks
  unhandled: UnhandledStrategy
}

export const defaultStrategy: UnhandledStrategy = 'warn'

type Run<Name extends CommandName> = (
  given: Commands[Name]['given'],
  parts: ControlParts,
  tab: string | undefined,
) => Promise<Commands[Name]['got']>

/** What each command does. Everything that it is given with was checked. */
export const commands: { readonly [Name in CommandName]: Run<Name> } = {
  async override({ on, options: { tab: whose, ...options } }, { overrides, keeper }, tab) {
    const added = overrides.add(on, { ...options, ...(whose === 'own' && tab !== undefined && { tab }) })
    try {
      await keeper.save()
    } catch (error) {
      overrides.remove((one) => one === added)
      throw error
    }
    return { id: added.override.id }
  },
  async remove({ id }, { overrides, keeper }) {
    overrides.remove(({ override }) => override.id === id)
    await keeper.save()
    return {}
  },
  overrides: async (_, { overrides }) => ({ overrides: overrides.states }),
  async reset({ what = ['overrides', 'log'] }, parts) {
    for (const part of new Set(what)) await resets[part](parts)
    return {}
  },
  async seed({ seed }, { choices, keeper }) {
    choices.restart({ seed: String(seed) })
    await keeper.save()
    return {}
  },
  async unhandled({ strategy }, parts) {
    parts.unhandled = strategy
    await parts.keeper.save()
    return {}
  },
  requests: async ({ since }, { log }) => ({ requests: log.entries(since) }),
  async body({ id, of }, { log }) {
    const body = log.body(id, of)
    return body === undefined ? {} : { base64: toBase64(body.bytes), type: body.type, isCut: body.isCut }
  },
  routes: async (_, { routes }) => ({ routes: routes().map(({ id, file }) => ({ id, file })) }),
  snapshot: async (_, { storage }) => ({ snapshot: await readSnapshot(storage) }),
  async restore({ snapshot }, { storage }) {
    await writeSnapshot(storage, snapshot)
    return {}
  },
}

const resets: { readonly [Part in ResetPart]: (parts: ControlParts) => Promise<void> } = {
  async overrides(parts) {
    parts.overrides.remove(() => true)
    parts.choices.restart()
    parts.unhandled = defaultStrategy
    await parts.keeper.save()
  },
  async log({ log, keeper }) {
    log.clear()
    await keeper.forgetLog()
  },
  data: ({ storage }) => resetData(storage),
  storage: ({ storage, keeper }) => keeper.around(() => storage.clear([])),
  cookies: async ({ resetHooks }) => resetHooks.cookies?.(),
  sessions: async ({ resetHooks }) => resetHooks.sessions?.(),
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
