import type { PageCookie } from '../../core/cookies/mirror.ts'

/** The browser's cookies that go with requests for `pathname`, except HttpOnly ones. */
export interface PageCookies {
  readonly list: readonly PageCookie[]
  readonly pathname: string
}
