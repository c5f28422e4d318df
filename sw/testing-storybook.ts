export { ControlFailed } from './control/page/send-command.ts'
export { beforeEach, type StoryContext } from './testing/storybook/before-each.ts'
export type { StoryOverride, StorySettings } from './testing/storybook/story-settings.ts'
