import { expect, test } from 'vitest'
import { storySettings } from '../../../sw/testing/storybook/story-settings.ts'

test('a story without the parameter has no settings', () => {
  expect(storySettings({ layout: 'centered' })).toEqual({})
})

test('settings are what the story says', () => {
  const stowaway = { overrides: [{ on: '/api/*', delay: 'infinite' }], reset: ['data'], seed: 1 }
  expect(storySettings({ stowaway })).toBe(stowaway)
})

test.for([
  ['a text', 'it is not an object'],
  [{ override: [] }, '"override" is unknown'],
  [{ overrides: { on: '/api/*' } }, '"overrides" is not a list'],
  [{ reset: 'data' }, '"reset" is not a list'],
])('wrong settings are named: %j', ([stowaway, reason]) => {
  expect(() => storySettings({ stowaway })).toThrow(
    expect.objectContaining({ code: 'StorySettingsInvalid', message: expect.stringContaining(String(reason)) }),
  )
})
