import { control } from '../../control/page/control.ts'
import { storySettings } from './story-settings.ts'

/** The part of Storybook's context that is needed here. */
export interface StoryContext {
  readonly parameters: Readonly<Record<string, unknown>>
}

/**
 * Storybook's `beforeEach`: prepares the endpoints as `parameters.stowaway` of a story says, before it is shown. Returns a
 * function that removes the story's overrides. Stories without the parameter change nothing.
 *
 * @example
 * // .storybook/preview.ts
 * export { beforeEach } from 'stowaway/testing/storybook'
 *
 * @throws (rejects) ControlFailed, `StorySettingsInvalid`
 */
export async function beforeEach({ parameters }: StoryContext): Promise<() => Promise<void>> {
  const { overrides = [], reset = [], seed, onUnhandledRequest } = storySettings(parameters)
  if (reset.length > 0) await control.reset(...reset)
  if (seed !== undefined) await control.seed(seed)
  if (onUnhandledRequest !== undefined) await control.onUnhandledRequest(onUnhandledRequest)
  const ids: string[] = []
  const cleanUp = async (): Promise<void> => {
    // All of them are gone after a reset in the story itself.
    await Promise.all(ids.map((id) => control.remove(id)))
  }
  try {
    // In their order: the last one counts.
    for (const { on, ...options } of overrides) ids.push(await control.override(on, { ...options, tab: 'own' }))
  } catch (error) {
    await cleanUp()
    throw error
  }
  return cleanUp
}
