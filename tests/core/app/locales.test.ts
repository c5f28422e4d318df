import { expect, test } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { checkI18n } from '../../../sw/core/locales/check-i18n.ts'
import { origin, testApp } from './test-app.ts'

const i18n = { defaultLocale: 'en', locales: ['en', 'fr'] }
const locales = ({ currentLocale, preferredLocale, preferredLocaleList }: APIContext): Response =>
  Response.json([currentLocale ?? null, preferredLocale ?? null, preferredLocaleList ?? null])
const files = {
  '[lang]/a.ts': { GET: locales },
  'from.ts': { GET: ({ rewrite }: APIContext) => rewrite('/fr/a') },
}

test('the context tells the locales of address and client', async () => {
  const response = await testApp(files, { i18n }).get('/fr/a', { headers: { 'accept-language': 'fr;q=0.5, en' } })
  expect(await response.json()).toEqual(['fr', 'en', ['en', 'fr']])
})

test('without the option there are none', async () => {
  const response = await testApp(files).get('/fr/a', { headers: { 'accept-language': 'fr' } })
  expect(await response.json()).toEqual([null, null, null])
})

test('a rewrite goes to the locale of its target', async () => {
  expect(await (await testApp(files, { i18n }).get('/from')).json()).toEqual(['fr', null, []])
})

test('if the header is hidden, the host’s languages replace it', async () => {
  const app = testApp(files, { i18n })
  const languages = ['de', 'fr-CH', 'fr', 'en']
  const hidden = await app.fetch(new Request(`${origin}/en/a`), { languages })
  expect(await hidden.json()).toEqual(['en', 'fr', ['fr', 'en']])
  const seen = await app.fetch(new Request(`${origin}/en/a`, { headers: { 'accept-language': 'en' } }), { languages })
  expect(await seen.json()).toEqual(['en', 'en', ['en']])
})

test('a default that is not one of the locales is an error', () => {
  expect(() => checkI18n({ ...i18n, defaultLocale: 'de' })).toThrow(
    expect.objectContaining({
      code: 'DefaultLocaleNotListed',
      message: 'The default locale "de" is not present in the i18n.locales array, which lists en, fr.',
    }),
  )
  expect(() => checkI18n({ defaultLocale: 'es', locales: [{ path: 'spanish', codes: ['es'] }] })).not.toThrow()
})
