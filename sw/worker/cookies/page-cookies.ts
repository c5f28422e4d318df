import type { PageCookie } from '../../core/cookies/mirror.ts'

/** The browser's cookies that go with requests for `pathname`, HttpOnly ones aside. */
export interface PageCookies {
  readonly list: readonly PageCookie[]
  readonly pathname: string
}
