import { aborts } from './cases/aborts.ts'
import { badAnswers } from './cases/bad-answers.ts'
import { badRequests } from './cases/bad-requests.ts'
import { base } from './cases/base.ts'
import { builds } from './cases/builds.ts'
import { contentTypes } from './cases/content-types.ts'
import { cookies } from './cases/cookies.ts'
import { errorPages } from './cases/error-pages.ts'
import { errorPagesInside } from './cases/error-pages-inside.ts'
import { files } from './cases/files.ts'
import { forms } from './cases/forms.ts'
import { forwarding } from './cases/forwarding.ts'
import { head } from './cases/head.ts'
import { headers } from './cases/headers.ts'
import { legacy } from './cases/legacy.ts'
import { locales } from './cases/locales.ts'
import { methods } from './cases/methods.ts'
import { middleware } from './cases/middleware.ts'
import { oddCalls } from './cases/odd-calls.ts'
import { order } from './cases/order.ts'
import { ownEndpoints } from './cases/own-endpoints.ts'
import { redirects } from './cases/redirects.ts'
import { rewrites } from './cases/rewrites.ts'
import { staticFiles } from './cases/static-files.ts'
import { storage } from './cases/storage.ts'
import { streams } from './cases/streams.ts'
import { thrown } from './cases/thrown.ts'
import type { ContractGroup } from './contract.ts'

/** The whole table. */
export const groups: readonly ContractGroup[] = [
  methods,
  head,
  streams,
  aborts,
  forms,
  forwarding,
  headers,
  legacy,
  contentTypes,
  order,
  files,
  staticFiles,
  redirects,
  ownEndpoints,
  rewrites,
  middleware,
  errorPages,
  errorPagesInside,
  base,
  locales,
  cookies,
  storage,
  thrown,
  badAnswers,
  badRequests,
  oddCalls,
  builds,
]
