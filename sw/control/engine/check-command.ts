import { controlError } from '../../core/errors/control-errors.ts'
import type { CommandName, Commands, ResetPart, UnhandledStrategy } from '../protocol/command.ts'
import { checkOverride } from './check-override.ts'
import { alternatives, isNumber, isOneOf, isRecord, isWhole, unknownName } from './check-values.ts'

type Given = Readonly<Record<string, unknown>>

const resetParts = ['overrides', 'log', 'data', 'storage', 'cookies', 'sessions'] as const satisfies ResetPart[]
const strategies = ['bypass', 'warn', 'error'] as const satisfies UnhandledStrategy[]
const sides = ['request', 'answer'] as const

/** What each command needs, from whatever was sent. */
const checks: { readonly [Name in CommandName]: (given: Given) => Commands[Name]['given'] } = {
  override({ on, options }) {
    if (typeof on !== 'string' || on.trim() === '') {
      throw controlError('OverrideInvalid', { reason: '"on" does not say which requests it is for' })
    }
    return { on, options: checkOverride(options) }
  },
  remove({ id }) {
    if (typeof id !== 'string') throw invalid('"id" is no text')
    return { id }
  },
  overrides: () => ({}),
  reset({ what }) {
    if (what === undefined) return {}
    const isFine = Array.isArray(what) && what.every((part) => isOneOf(part, resetParts))
    if (!isFine) throw invalid(`"what" is not a list of ${alternatives(resetParts)}`)
    return { what }
  },
  seed({ seed }) {
    if (typeof seed !== 'string' && typeof seed !== 'number') throw invalid('"seed" is no number and no text')
    return { seed }
  },
  unhandled({ strategy }) {
    if (!isOneOf(strategy, strategies)) throw invalid(`the strategy is not ${alternatives(strategies)}`)
    return { strategy }
  },
  requests({ since }) {
    if (since === undefined) return {}
    if (!isNumber(since, 0)) throw invalid('"since" is not the number of a request')
    return { since }
  },
  body({ id, of }) {
    if (!isWhole(id, 0)) throw invalid('"id" is not the number of a request')
    if (!isOneOf(of, sides)) throw invalid(`"of" is not ${alternatives(sides)}`)
    return { id, of }
  },
  routes: () => ({}),
  snapshot: () => ({}),
  restore({ snapshot }) {
    if (typeof snapshot !== 'string') throw controlError('SnapshotInvalid', undefined)
    return { snapshot }
  },
}

/** The names of all commands. A Set: a name must not find what every object inherits. */
const names: ReadonlySet<string> = new Set(Object.keys(checks))

export const isCommandName = (name: unknown): name is CommandName => typeof name === 'string' && names.has(name)

/** What a command was sent with. @throws `CommandInvalid`, `OverrideInvalid`, `SnapshotInvalid` */
export function checkCommand<Name extends CommandName>(name: Name, given: unknown): Commands[Name]['given'] {
  if (!isRecord(given)) throw invalid('it is no object')
  const checked = checks[name](given)
  const unknown = unknownName(given, ['do', ...Object.keys(checked)])
  if (unknown !== undefined) throw invalid(`"${name}" does not take "${unknown}"`)
  return checked
}

const invalid = (reason: string): Error => controlError('CommandInvalid', { reason })
