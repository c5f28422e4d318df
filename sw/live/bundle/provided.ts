import * as stowaway from '../../index.ts'
import * as middleware from '../../middleware.ts'
import * as storage from '../../storage.ts'

/** The modules that a bundle takes from its host, by the specifiers that endpoint files import them by. */
export const provided: Readonly<Record<string, object>> = {
  stowaway,
  'stowaway/middleware': middleware,
  'astro:middleware': middleware,
  'stowaway/storage': storage,
}
