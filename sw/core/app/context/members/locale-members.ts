import { currentLocale } from '../../../locales/current-locale.ts'
import type { I18nOptions } from '../../../locales/i18n-options.ts'
import { preferredLocale, preferredLocaleList } from '../../../locales/preferred-locale.ts'
import type { Pass } from '../../pass.ts'
import { paramsOf, requestOf, routePatternOf, urlOf } from '../../pass-values.ts'
import type { Member } from '../member.ts'

const localeMember = (name: string, read: (pass: Pass, i18n: I18nOptions) => unknown): Member => ({
  name,
  kind: 'lazy',
  read(pass) {
    const { i18n } = pass.exchange.scope.options
    return i18n && read(pass, i18n)
  },
})

/** The browser's languages. Some hosts cannot see the header. */
const accepted = (pass: Pass): string | null =>
  requestOf(pass).headers.get('accept-language') ?? pass.exchange.host.languages?.join(',') ?? null

/** `context.currentLocale` */
export const currentLocaleMember: Member = localeMember('currentLocale', (pass, i18n) =>
  currentLocale({ url: urlOf(pass), params: paramsOf(pass), routePattern: routePatternOf(pass) }, i18n),
)

/** `context.preferredLocale` */
export const preferredLocaleMember: Member = localeMember('preferredLocale', (pass, { locales }) =>
  preferredLocale(accepted(pass), locales),
)

/** `context.preferredLocaleList` */
export const preferredLocalesMember: Member = localeMember('preferredLocaleList', (pass, { locales }) =>
  preferredLocaleList(accepted(pass), locales),
)
