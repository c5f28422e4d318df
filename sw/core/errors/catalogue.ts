import { appErrors } from './app-errors.ts'
import { astroErrors } from './astro-errors.ts'
import { buildErrors } from './build-errors.ts'
import { bundleErrors } from './bundle-errors.ts'
import { compilerErrors } from './compiler-errors.ts'
import { contentErrors } from './content-errors.ts'
import { controlErrors } from './control-errors.ts'
import { cookieErrors } from './cookie-errors.ts'
import { dataErrors } from './data-errors.ts'
import { databaseErrors } from './database-errors.ts'
import { endpointErrors } from './endpoint-errors.ts'
import { envErrors } from './env-errors.ts'
import { eventErrors } from './event-errors.ts'
import { exportErrors } from './export-errors.ts'
import { goneErrors } from './gone-errors.ts'
import { imageErrors } from './image-errors.ts'
import { legacyErrors } from './legacy-errors.ts'
import { liveErrors } from './live-errors.ts'
import { localeErrors } from './locale-errors.ts'
import { loopErrors } from './loop-errors.ts'
import { offlineErrors } from './offline-errors.ts'
import { originErrors } from './origin-errors.ts'
import { paramErrors } from './param-errors.ts'
import { pathErrors } from './path-errors.ts'
import { prerenderErrors } from './prerender-errors.ts'
import { routeErrors } from './route-errors.ts'
import { serverErrors } from './server-errors.ts'
import { sessionErrors } from './session-errors.ts'
import { staticPathErrors } from './static-path-errors.ts'
import { storageErrors } from './storage-errors.ts'
import { storyErrors } from './story-errors.ts'
import { streamErrors } from './stream-errors.ts'
import { testingErrors } from './testing-errors.ts'
import { updateErrors } from './update-errors.ts'

/** The complete list of errors. Codes are permanent. If Astro has the same error, the code is Astro's name. */
export const catalogue = {
  ...routeErrors,
  ...paramErrors,
  ...pathErrors,
  ...endpointErrors,
  ...exportErrors,
  ...loopErrors,
  ...serverErrors,
  ...controlErrors,
  ...storyErrors,
  ...testingErrors,
  ...cookieErrors,
  ...sessionErrors,
  ...databaseErrors,
  ...dataErrors,
  ...storageErrors,
  ...localeErrors,
  ...legacyErrors,
  ...staticPathErrors,
  ...prerenderErrors,
  ...streamErrors,
  ...eventErrors,
  ...appErrors,
  ...offlineErrors,
  ...goneErrors,
  ...compilerErrors,
  ...originErrors,
  ...buildErrors,
  ...bundleErrors,
  ...updateErrors,
  ...liveErrors,
  ...contentErrors,
  ...envErrors,
  ...imageErrors,
  ...astroErrors,
}

export type ErrorCode = keyof typeof catalogue
