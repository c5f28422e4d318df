import { localeError } from '../errors/locale-errors.ts'
import type { I18nOptions } from './i18n-options.ts'

/** Throws `DefaultLocaleNotListed`. */
export function checkI18n({ defaultLocale, locales }: I18nOptions): void {
  const isDefault = locales.some((locale) =>
    typeof locale === 'string'
      ? locale === defaultLocale
      : locale.path === defaultLocale || locale.codes.includes(defaultLocale),
  )
  if (isDefault) return
  const listed = locales.map((locale) => (typeof locale === 'string' ? locale : locale.path)).join(', ')
  throw localeError('DefaultLocaleNotListed', { defaultLocale, listed })
}
