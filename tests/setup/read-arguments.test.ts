import { expect, test } from 'vitest'
import { readArguments } from './read-arguments.mjs'

const browsers = ['chromium', 'firefox', 'webkit']

test.each([
  [[], { help: false, only: undefined, browsers }],
  [['-h'], { help: true, only: undefined, browsers }],
  [['--only', 'unit, lint', '--only=types'], { help: false, only: ['unit', 'lint', 'types'], browsers }],
  [['--browser', 'firefox,webkit'], { help: false, only: undefined, browsers: ['firefox', 'webkit'] }],
])('%j is read', (args, expected) => {
  expect(readArguments(args)).toEqual(expected)
})

test.each([
  [['--browser', 'opera'], 'No browser is called "opera". The browsers are: chromium, firefox, webkit.'],
  [['--slow'], "Unknown option '--slow'"],
  [['unit'], "Unexpected argument 'unit'"],
])('%j is refused', (args, message) => {
  expect(() => readArguments(args)).toThrow(message)
})
