import { controlError } from '../../core/errors/control-errors.ts'
import type { ControlledRoute, OverrideState } from '../protocol/command.ts'
import type { Override } from '../protocol/override.ts'
import { checkOverride } from './check-override.ts'
import { nearTo } from './near-to.ts'
import { type Asked, fitsTarget, parseTarget } from './parse-target.ts'
import type { Active, ControlledCall, UseHandler } from './run-overrides.ts'

interface ActiveOverridesOptions {
  /** Without a slash at its end; `''`: the root. */
  readonly base: string
  routes(): readonly ControlledRoute[]
  /** Whether an endpoint answers a path below the base, or an address at another origin. */
  matches(path: string): boolean
  newId(): string
}

/** The overrides in force. */
export class ActiveOverrides {
  readonly #options: ActiveOverridesOptions
  #list: readonly Active[] = []

  constructor(options: ActiveOverridesOptions) {
    this.#options = options
  }

  /** As data, so without those that are functions. */
  get states(): readonly OverrideState[] {
    return this.#list
      .filter(({ handler }) => handler === undefined)
      .map(({ override, used }) => ({ ...override, used }))
  }

  /** Puts those of an earlier life of the worker before the others. Pages can write to its storage, too. */
  restore(states: readonly OverrideState[]): void {
    this.#list = [...states.filter(isFine).map(({ used, ...override }) => ({ override, used })), ...this.#list]
  }

  /** @throws `OverrideOfNothing` */
  add(on: string, override: Omit<Override, 'id' | 'on'>, handler?: UseHandler): Active {
    const { matches, newId } = this.#options
    const routes = this.#options.routes()
    const { path } = parseTarget(on)
    const isKnown =
      path.includes('*') || routes.some(({ id }) => id === path) || (/^(?:\/|https?:)/.test(path) && matches(path))
    if (!isKnown) throw controlError('OverrideOfNothing', { on, near: nearTo(path, routes) })
    const added: Active = { override: { ...override, id: newId(), on }, used: 0, ...(handler && { handler }) }
    this.#list = [...this.#list, added]
    return added
  }

  remove(isMeant: (one: Active) => boolean): void {
    this.#list = this.#list.filter((one) => !isMeant(one))
  }

  /** Those for a request, the newest first. */
  fitting({ request, route, tab }: ControlledCall): readonly Active[] {
    const url = new URL(request.url)
    const asked: Asked = {
      method: request.method,
      path: this.#pathOf(url),
      query: url.searchParams,
      route: route?.id,
    }
    return this.#list
      .toReversed()
      .filter(
        ({ override, used }) =>
          (override.tab === undefined || override.tab === tab) &&
          (override.times === undefined || used < override.times) &&
          fitsTarget(parseTarget(override.on), asked),
      )
  }

  /** The path below the base; the whole address at another origin, as in the ids of its routes. */
  #pathOf({ origin, pathname }: URL): string {
    const { base, routes } = this.#options
    if (routes().some(({ id }) => id.startsWith(`${origin}/`))) return origin + pathname
    return pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  }
}

function isFine({ id, on, tab, used, ...options }: OverrideState): boolean {
  try {
    checkOverride(options)
    return typeof id === 'string' && typeof on === 'string' && typeof used === 'number'
  } catch {
    return false
  }
}
