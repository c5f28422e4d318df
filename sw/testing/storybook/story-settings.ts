import type { ResetPart, UnhandledStrategy } from '../../control/protocol/command.ts'
import type { OverrideOptions } from '../../control/protocol/override.ts'
import { storyError } from '../../core/errors/story-errors.ts'

/** An override of a story, with the requests that it is for. */
export interface StoryOverride extends Omit<OverrideOptions, 'tab'> {
  /** A path, with `*` for any text, or a route, with or without a method: `GET /api/users/[id]`. */
  readonly on: string
}

/** What a story says about endpoints, in its `parameters.stowaway`. */
export interface StorySettings {
  /** How endpoints answer while the story is shown, and only in its frame. */
  readonly overrides?: readonly StoryOverride[]
  /** What is forgotten before the story is shown: `['data']` runs the seeds of collections again. For all frames and tabs. */
  readonly reset?: readonly ResetPart[]
  /** The start of what overrides choose at random. For all frames and tabs. */
  readonly seed?: string | number
  /** What happens with requests below `/api/` that no endpoint answers. For all frames and tabs. */
  readonly onUnhandledRequest?: UnhandledStrategy
}

const names: ReadonlySet<string> = new Set(['overrides', 'reset', 'seed', 'onUnhandledRequest'])

/** The settings in a story's parameters. @throws `StorySettingsInvalid` */
export function storySettings(parameters: Readonly<Record<string, unknown>>): StorySettings {
  const given = parameters.stowaway ?? {}
  if (typeof given !== 'object') throw wrong('it is not an object')
  const unknown = Object.keys(given).find((name) => !names.has(name))
  if (unknown !== undefined) throw wrong(`"${unknown}" is unknown`)
  const { overrides, reset } = given as Readonly<Record<string, unknown>>
  for (const [name, list] of Object.entries({ overrides, reset })) {
    if (list !== undefined && !Array.isArray(list)) throw wrong(`"${name}" is not a list`)
  }
  // The worker checks the items.
  return given as StorySettings
}

const wrong = (reason: string): Error => storyError('StorySettingsInvalid', { reason })
