import { describe, expect, test } from 'vitest'
import { fillOptions } from '../../../compiler/project/compile-options.ts'
import { appSettings, fillSettings, type StowawayOptions } from '../../../compiler/project/settings.ts'

/** Options as a configuration in JavaScript may hold them. */
const fill = (options: object) => fillSettings(options as StowawayOptions)

const thrownBy = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

test('options that are absent or undefined have their defaults', () => {
  const defaults = fill({})
  expect(defaults).toEqual({
    pages: 'src/pages',
    serviceWorker: {},
    output: 'worker',
    target: 'worker',
    trailingSlash: 'ignore',
    redirects: {},
    offline: false,
    live: false,
    control: false,
    timeout: 50_000,
    prerenderTimeout: 60_000,
    session: {},
  })
  expect(fill({ output: undefined, site: undefined })).toEqual(defaults)
  expect(fill({ target: 'node' }).timeout).toBe(false)
})

test('the app of every host gets the settings that are its own', () => {
  const settings = fill({ output: 'static', site: 'https://a.test', live: true, unsupportedMethod: 405, timeout: 10 })
  expect(appSettings(settings)).toEqual({
    prerenderByDefault: true,
    site: 'https://a.test',
    unsupportedMethod: 405,
    timeout: 10,
  })
})

describe('a value that is not allowed is an error that names option, value and what is allowed', () => {
  test.for([
    [{ output: 'both' }, 'output is "both"', '"static"', /Correct output/],
    [{ output: 'workr' }, 'output is "workr"', '"worker"', /Did you mean "worker"\?/],
    [{ output: 'server' }, 'output is "server"', 'as with "server" in Astro', /Correct output/],
    [{ target: 'moon' }, 'target is "moon"', '"node"', /Correct/],
    [{ trailingSlash: 'maybe' }, 'trailingSlash is "maybe"', '"ignore" or "always" or "never"', /Correct/],
    [{ unsupportedMethod: 500 }, 'unsupportedMethod is 500', '404 or 405', /Correct/],
    [{ site: 'not a url' }, 'site is "not a url"', 'https://example.org', /Correct/],
    [{ site: 'localhost:3000' }, 'site is "localhost:3000"', 'absolute URL', /Correct/],
    [{ pages: 5 }, 'pages is 5', 'text', /Correct/],
    [{ pages: '' }, 'pages is ""', 'text', /Correct/],
    [{ prerenderTimeout: 0 }, 'prerenderTimeout is 0', 'milliseconds', /Correct/],
    [{ prerenderTimeout: 1e10 }, 'prerenderTimeout is 10000000000', 'below 2147483648', /Correct/],
    [{ id: null }, 'id is null', 'text', /Correct/],
    [{ redirects: { '/a': 5 } }, 'redirects["/a"] is 5', 'a destination', /Correct/],
    [{ redirects: { '/a': null } }, 'redirects["/a"] is null', 'a destination', /Correct/],
    [{ redirects: null }, 'redirects is null', 'an object', /Correct/],
    [{ redirects: { '/a': { destination: '/b', status: 200 } } }, '"status":200', '300 to 304', /Correct/],
    [{ redirects: ['/a'] }, 'redirects is ["/a"]', 'an object', /Correct/],
    [{ offline: 'yes' }, 'offline is "yes"', 'true or false or an object with include', /Correct/],
    [{ offline: { maxFileSize: '5 MB' } }, 'offline.maxFileSize is "5 MB"', 'bytes', /Correct/],
    [{ live: 1 }, 'live is 1', 'true or false', /Correct/],
    [{ checkOrigin: () => true }, 'checkOrigin is a function', 'true or false', /Correct/],
    [{ serverTiming: 'on' }, 'serverTiming is "on"', 'true or false', /Correct/],
    [{ session: true }, 'session is true', 'false or an object with cookie, ttl', /Correct/],
    [{ session: { ttl: '1h' } }, 'session.ttl is "1h"', 'seconds', /Correct/],
    [{ i18n: { locales: ['en'] } }, 'i18n.defaultLocale is undefined', 'text', /Correct/],
    [{ i18n: { defaultLocale: 'en', locales: 'en' } }, 'i18n.locales is "en"', 'a list', /Correct/],
  ] as const)('%j', ([options, named, allowed, hint]) => {
    const error = thrownBy(() => fill(options))
    expect(error).toMatchObject({ code: 'InvalidOption', hint: expect.stringMatching(hint) })
    expect(String(error)).toContain(named)
    expect(String(error)).toContain(allowed)
  })

  test('a value that has an error of its own keeps it', () => {
    expect(thrownBy(() => fill({ timeout: 0 }))).toMatchObject({ code: 'InvalidTimeout' })
    expect(thrownBy(() => fill({ session: { cookie: 'a b' } }))).toMatchObject({ code: 'SessionStorageSaveError' })
    expect(thrownBy(() => fill({ i18n: { defaultLocale: 'fr', locales: ['en'] } }))).toMatchObject({
      code: 'DefaultLocaleNotListed',
    })
  })
})

describe('a name that is not known is an error with the nearest one', () => {
  test.for([
    [{ trailingslash: 'always' }, 'trailingslash', 'Did you mean "trailingSlash"?'],
    [{ colour: 'red' }, 'colour', 'The options are id, pages, output'],
    [{ session: { cokie: 'a' } }, 'session.cokie', 'Did you mean "cookie"?'],
    [{ offline: { includes: '*' } }, 'offline.includes', 'Did you mean "include"?'],
    [{ constructor: 1 }, 'constructor', 'The options are'],
  ] as const)('%j', ([options, name, hint]) => {
    expect(thrownBy(() => fill(options))).toMatchObject({
      code: 'UnknownOption',
      message: expect.stringContaining(name),
      hint: expect.stringContaining(hint),
    })
  })

  test('an option of Vite says where it goes', () => {
    expect(thrownBy(() => fill({ outDir: 'out' }))).toMatchObject({
      code: 'OptionOfVite',
      hint: expect.stringContaining('build.outDir'),
    })
  })
})

test('the compiler without a disk takes the same options, and those of Vite', () => {
  const filled = fillOptions({ base: '/shop', pages: './pages/', loopGuard: true, offline: true }, 'production')
  expect(filled).toMatchObject({
    base: '/shop',
    pages: 'pages',
    publicDir: 'public',
    mode: 'production',
    offline: true,
  })
  expect(thrownBy(() => fillOptions({ bas: '/' } as object, 'production'))).toMatchObject({ code: 'UnknownOption' })
  expect(thrownBy(() => fillOptions({ mode: 1 } as object, 'production'))).toMatchObject({ code: 'InvalidOption' })
})
