import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const localeErrors = {
  DefaultLocaleNotListed: {
    message: ({ defaultLocale, listed }: { defaultLocale: string; listed: string }) =>
      `The default locale "${defaultLocale}" is not present in the i18n.locales array, which lists ${listed || 'nothing'}.`,
    hint: ({ defaultLocale }: { defaultLocale: string }) =>
      `Add "${defaultLocale}" to i18n.locales, or set i18n.defaultLocale to one of them.`,
  },
} as const satisfies Record<string, ErrorEntry>

export const localeError: ErrorFactory<typeof localeErrors> = errorFactory(localeErrors)
