import * as stowaway from '../../index.ts'
import * as middleware from '../../middleware.ts'
import * as storage from '../../storage.ts'

/** The modules that a host provides to a bundle, by the specifiers that endpoint files import. */
export const provided: Readonly<Record<string, object>> = {
  stowaway,
  'stowaway/middleware': middleware,
  'astro:middleware': middleware,
  'stowaway/storage': storage,
}
