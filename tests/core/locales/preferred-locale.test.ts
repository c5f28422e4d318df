import { describe, expect, test } from 'vitest'
import type { Locale } from '../../../sw/core/locales/i18n-options.ts'
import { preferredLocale, preferredLocaleList } from '../../../sw/core/locales/preferred-locale.ts'

const plain: Locale[] = ['en', 'fr', 'pt_BR']
const paths: Locale[] = ['en', { path: 'spanish', codes: ['es', 'es-AR'] }]

const cases: [header: string | null, locales: Locale[], best: string | undefined, list: string[]][] = [
  [null, plain, undefined, []],
  ['', plain, undefined, []],
  ['de', plain, undefined, []],
  ['fr', plain, 'fr', ['fr']],
  ['FR', plain, 'fr', ['fr']],
  ['pt-br', plain, 'pt_BR', ['pt_BR']],
  ['fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5', plain, 'fr', ['fr', 'en']],
  ['en;q=0.5, fr;q=0.9', plain, 'fr', ['fr', 'en']],
  ['en;q=0.5,fr;q=0.5', plain, 'en', ['en', 'fr']],
  // Without a quality, or with one that is not valid, it is 1.
  ['en;q=0.5, fr', plain, 'fr', ['fr', 'en']],
  ['en;q=7, fr;q=0.9', plain, 'en', ['en', 'fr']],
  ['fr;q=0.9, en;q=-1', plain, 'en', ['en', 'fr']],
  ['en;q=x', plain, 'en', ['en']],
  ['en;Q=0.5, fr;q = 0.9', plain, 'fr', ['fr', 'en']],
  // A quality of 0 refuses a language.
  ['en;q=0, fr;q=0.9', plain, 'fr', ['fr']],
  ['en;q=0', plain, undefined, []],
  ['en;q=0.000', plain, undefined, []],
  ['en;q=0, *', plain, undefined, ['fr', 'pt_BR']],
  ['*;q=0', plain, undefined, []],
  ['*', plain, undefined, ['en', 'fr', 'pt_BR']],
  ['*', paths, undefined, ['en', 'es', 'es-AR']],
  ['de, *;q=0.1', plain, undefined, ['en', 'fr', 'pt_BR']],
  // A bare star comes after every language by name.
  ['*, fr', plain, 'fr', ['fr']],
  ['*, fr;q=0.2', plain, 'fr', ['fr']],
  ['es-AR, en', paths, 'es-AR', ['es-AR', 'en']],
  ['es-ar', paths, 'es-AR', ['es-AR']],
  ['ES_ar', paths, 'es-AR', ['es-AR']],
  [',;q=1,,', plain, undefined, []],
]

describe('the client’s preference', () => {
  test.each(cases)('%j of %j', (header, locales, best, list) => {
    expect(preferredLocale(header, locales)).toBe(best)
    expect(preferredLocaleList(header, locales)).toEqual(list)
  })
})
