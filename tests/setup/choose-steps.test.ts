import { expect, test } from 'vitest'
import { chooseSteps, stepNames } from './choose-steps.mjs'

const parts = new Map<string, { engine?: string }>([
  ['browser:firefox', { engine: 'firefox' }],
  ['browser:webkit', { engine: 'webkit' }],
  ['commands', {}],
])
const steps = [
  { name: 'lint' },
  { name: 'build' },
  { name: 'types:core' },
  { name: 'types:site' },
  { name: 'browser', parts },
  { name: 'unit' },
]
const browsers = ['firefox', 'webkit']

interface Chosen {
  readonly name: string
  readonly parts?: ReadonlyMap<string, unknown>
}

const inWords = (chosen: readonly Chosen[]): string[] =>
  chosen.map(({ name, parts }) => (parts === undefined ? name : `${name} (${[...parts.keys()].join(' ')})`))

test.each([
  [['unit'], ['build', 'unit']],
  [['types'], ['build', 'types:core', 'types:site']],
  [
    ['types:site', 'lint'],
    ['lint', 'build', 'types:site'],
  ],
  [['browser'], ['build', 'browser (browser:firefox browser:webkit commands)']],
  [['browser:webkit'], ['build', 'browser (browser:webkit)']],
  [['commands'], ['build', 'browser (commands)']],
])('%j stands for %j', (only, expected) => {
  expect(inWords(chooseSteps(steps, { only, browsers }))).toEqual(expected)
})

test('browsers that were not chosen are left out', () => {
  expect(inWords(chooseSteps(steps, { only: undefined, browsers: ['webkit'] }))).toEqual([
    ...['lint', 'build', 'types:core', 'types:site'],
    'browser (browser:webkit commands)',
    'unit',
  ])
})

test('an unknown step is an error that lists the steps', () => {
  expect(() => chooseSteps(steps, { only: ['unit', 'nope'], browsers })).toThrow(
    `No step is called "nope". The steps are: ${stepNames(steps).join(', ')}.`,
  )
  expect(stepNames(steps)).toContain('browser:webkit')
})
