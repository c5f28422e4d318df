import { currentLocale } from '../../locales/current-locale.ts'
import { preferredLocale, preferredLocaleList } from '../../locales/preferred-locale.ts'
import type { ContextState } from '../context-state.ts'
import type { Member } from '../member.ts'

const accepted = ({ request, languages }: ContextState): string | null =>
  request.headers.get('accept-language') ?? languages?.join(',') ?? null

export const currentLocaleMember: Member = {
  name: 'currentLocale',
  kind: 'lazy',
  read: (state) => state.i18n && currentLocale(state, state.i18n),
}

export const preferredLocaleMember: Member = {
  name: 'preferredLocale',
  kind: 'lazy',
  read: (state) => state.i18n && preferredLocale(accepted(state), state.i18n.locales),
}

export const preferredLocalesMember: Member = {
  name: 'preferredLocaleList',
  kind: 'lazy',
  read: (state) => state.i18n && preferredLocaleList(accepted(state), state.i18n.locales),
}
