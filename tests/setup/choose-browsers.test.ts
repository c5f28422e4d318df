import { expect, test } from 'vitest'
import { chooseBrowsers } from './choose-browsers.mjs'

test.each([
  [[], ['chromium', 'firefox', 'webkit'], []],
  [['--browser', 'firefox'], ['firefox'], []],
  [
    ['--browser=webkit', '-g', 'two tabs', '--browser', 'chromium'],
    ['webkit', 'chromium'],
    ['-g', 'two tabs'],
  ],
  [
    ['tests/browser/x.spec.ts', '--trace=on'],
    ['chromium', 'firefox', 'webkit'],
    ['tests/browser/x.spec.ts', '--trace=on'],
  ],
])('%j asks for %j', (args, browsers, rest) => {
  expect(chooseBrowsers(args)).toEqual({ asksForHelp: false, browsers, rest })
})

test('--help is recognised', () => {
  expect(chooseBrowsers(['--help']).asksForHelp).toBe(true)
})

test.each([
  [['--browser', 'opera'], 'No browser is called "opera". The browsers are: chromium, firefox, webkit.'],
  [['--browser'], '--browser needs a name. The browsers are: chromium, firefox, webkit.'],
])('%j is refused', (args, message) => {
  expect(() => chooseBrowsers(args)).toThrow(message)
})
