import { checkTimeout } from '../../sw/core/app/timeout.ts'
import { checkI18n } from '../../sw/core/locales/check-i18n.ts'
import type { I18nOptions } from '../../sw/core/locales/i18n-options.ts'
import { type SessionCookieOption, sessionCookie } from '../../sw/core/session/session-cookie.ts'
import { type Check, check, fields, flag, isRecord, isText, text, texts } from './checks.ts'

const redirectStatuses: readonly unknown[] = [300, 301, 302, 303, 304, 307, 308]

/** An absolute URL that starts with http: or https:. */
export const siteUrl: Check = check(
  'an absolute URL, as in "https://example.org"',
  (value) => isText(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
)

const redirectTarget: Check = check(
  'a destination, or { status, destination } with one of the statuses 300 to 304, 307 and 308',
  (value) => isText(value) || (isRecord(value) && isText(value.destination) && redirectStatuses.includes(value.status)),
)

export const redirects: Check = (value, name) => {
  check('an object of sources and destinations, as in { "/old": "/new" }', isRecord)(value, name)
  for (const [source, target] of Object.entries(Object(value)))
    redirectTarget(target, `${name}[${JSON.stringify(source)}]`)
}

export const origins: Check = (value, name) => {
  const example = 'as in { "https://api.example.com": "src/mocks/example" }'
  check(`an object of origins and folders, ${example}`, isRecord)(value, name)
  for (const [origin, folder] of Object.entries(Object(value))) text(folder, `${name}[${JSON.stringify(origin)}]`)
}

const bytes: Check = check('a number of bytes', (value) => typeof value === 'number' && value >= 0)

export const offline: Check = fields({ include: texts, exclude: texts, maxFileSize: bytes, verify: flag }, [
  true,
  false,
])

const cookie: Check = (value, name) => {
  check("a cookie's name, or its name and attributes", (given) => typeof given === 'string' || isRecord(given))(
    value,
    name,
  )
  // Its attributes are for the cookie to judge; here only the name must be one.
  sessionCookie(value as SessionCookieOption)
}

/** A timer of more than 2^31 milliseconds would go off at once. */
export const milliseconds: Check = check(
  'a number of milliseconds, above 0 and below 2147483648, or false for no limit',
  (value) => value === false || (typeof value === 'number' && value > 0 && value < 2 ** 31),
)

const seconds: Check = check('a number of seconds', (value) => typeof value === 'number' && value > 0)

export const session: Check = fields({ cookie, ttl: seconds }, [false])

const locales: Check = check(
  'a list of codes, or of objects { path, codes }',
  (value) =>
    Array.isArray(value) &&
    value.every((each) => isText(each) || (isRecord(each) && isText(each.path) && isTexts(each.codes))),
)
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

const i18nFields: Check = fields({
  defaultLocale: text,
  locales,
  routing: () => {},
  fallback: () => {},
  domains: () => {},
})

export const i18n: Check = (value, name) => {
  i18nFields(value, name)
  const { defaultLocale, locales: listed } = Object(value)
  text(defaultLocale, `${name}.defaultLocale`)
  locales(listed, `${name}.locales`)
  // The fields that it reads have just been checked.
  checkI18n(value as I18nOptions)
}

export const timeout: Check = (value) => checkTimeout(value)

const envFields: Check = check(
  'an object of names and fields, as in { NAME: { context: "server", access: "secret", type: "string" } }',
  (value) =>
    isRecord(value) &&
    Object.values(value).every(
      (field) =>
        isRecord(field) &&
        ['client', 'server'].includes(String(field.context)) &&
        ['public', 'secret'].includes(String(field.access)) &&
        ['string', 'number', 'boolean', 'enum'].includes(String(field.type)),
    ),
)

export const envSchema: Check = fields({ schema: envFields })
