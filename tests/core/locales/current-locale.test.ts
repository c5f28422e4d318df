import { describe, expect, test } from 'vitest'
import { currentLocale } from '../../../sw/core/locales/current-locale.ts'
import type { I18nOptions } from '../../../sw/core/locales/i18n-options.ts'

const plain: I18nOptions = { defaultLocale: 'en', locales: ['en', 'pt-BR', 'fr'] }
const paths: I18nOptions = {
  defaultLocale: 'english',
  locales: [
    { path: 'english', codes: ['en', 'en-US'] },
    { path: 'spanish', codes: ['es', 'es_AR'] },
  ],
}
const byCode: I18nOptions = { ...paths, defaultLocale: 'es' }

type Case = [
  name: string,
  i18n: I18nOptions,
  routePattern: string,
  pathname: string,
  params: Record<string, string | undefined>,
  locale: string | undefined,
]

const cases: Case[] = [
  ['a static route names it', plain, '/fr/about.json', '/fr/about.json', {}, 'fr'],
  ['a folder of any depth does', plain, '/api/fr/list', '/api/fr/list', {}, 'fr'],
  ['the first one counts', plain, '/fr/en', '/fr/en', {}, 'fr'],
  ['the base of the address does not', plain, '/about', '/fr/about', {}, 'en'],
  ['none is the default', plain, '/about', '/about', {}, 'en'],
  ['only a whole segment counts', plain, '/french', '/french', {}, 'en'],
  ['a page file without its ending', plain, '/fr.html', '/fr.html', {}, 'fr'],
  ['letters as they are written', plain, '/pt-BR/a', '/pt-BR/a', {}, 'pt-BR'],
  ['other letters in a static path are not it', plain, '/pt-br/a', '/pt-br/a', {}, 'en'],
  ['a param names it', plain, '/[lang]/a', '/fr/a', { lang: 'fr' }, 'fr'],
  ['in any case', plain, '/[lang]/a', '/PT_br/a', { lang: 'PT_br' }, 'pt-BR'],
  ['a param that is not a locale leaves it to the path', plain, '/fr/[id]', '/fr/7', { id: '7' }, 'fr'],
  ['a param goes before the path', plain, '/fr/[id]', '/fr/en', { id: 'en' }, 'en'],
  ['an unmatched rest param', plain, '/[...path]', '/', { path: undefined }, 'en'],
  ['a rest param of several segments', plain, '/[...path]', '/fr/a/b', { path: 'fr/a/b' }, 'fr'],
  ['an error page takes the address', plain, '/404', '/fr/nothing', {}, 'fr'],
  ['a path names its first code', paths, '/spanish/a', '/spanish/a', {}, 'es'],
  ['a code names itself', paths, '/es-ar/a', '/es-ar/a', {}, 'es_AR'],
  ['a param with the path', paths, '/[lang]', '/spanish', { lang: 'spanish' }, 'es'],
  ['a param with a code', paths, '/[lang]', '/EN-us', { lang: 'EN-us' }, 'en-US'],
  ['a default by its path', paths, '/a', '/a', {}, 'en'],
  ['a default by its code', byCode, '/a', '/a', {}, 'es'],
  [
    'with a prefix for all there is none',
    { ...byCode, routing: { prefixDefaultLocale: true } },
    '/a',
    '/a',
    {},
    undefined,
  ],
  ['nor with manual routing', { ...byCode, routing: 'manual' }, '/a', '/a', {}, undefined],
  ['hostile names', plain, '/[a]', '/__proto__', { a: '__proto__' }, 'en'],
]

describe('the current locale', () => {
  test.each(cases)('%s', (_, i18n, routePattern, pathname, params, locale) => {
    const url = new URL(pathname, 'https://a.example')
    expect(currentLocale({ url, params, routePattern }, i18n)).toBe(locale)
  })
})
