import { mediaTypeOf } from '../endpoint/content-type.ts'
import { isUsed } from '../endpoint/copy-response.ts'
import { legacyHandler } from '../endpoint/legacy-endpoint.ts'
import { legacyMethod } from '../endpoint/legacy-methods.ts'
import { createMatcher } from '../routes/matcher.ts'
import type { AppParts } from './app-parts.ts'
import { configRedirect } from './config-redirect.ts'
import { leanContext } from './context/lean-context.ts'
import { allMembers } from './context/members/all-members.ts'
import { ownContext } from './context/own-context.ts'
import { errorAnswer } from './error-answer.ts'
import { refuseCrossOrigin } from './origin-check.ts'
import { projectPages } from './project-pages.ts'
import { explainsError } from './request-signal.ts'
import { runMiddleware } from './run-middleware.ts'
import { serverTiming } from './server-timing.ts'
import { setTimeLimit } from './set-time-limit.ts'
import { settle } from './settle.ts'
import { special } from './special.ts'
import { withinLimit } from './time-limit.ts'
import { unsupportedAnswer } from './unsupported-answer.ts'

/** Everything that an app can do. */
export const allParts: AppParts = {
  createMatcher,
  createContext: ownContext(allMembers),
  mediaTypeOf,
  isUsed,
  legacyHandler,
  legacyMethod,
  runMiddleware,
  errorPages: projectPages,
  settle,
  special,
  unsupportedAnswer,
  configRedirect,
  errorAnswer,
  serverTiming,
  setTimeLimit,
  withinLimit,
  explainsError,
  refuseCrossOrigin,
}

/** The same for endpoints that cannot tell whether a name of the context is its own (`hasPlainReads`). */
export const plainParts: AppParts = { ...allParts, createContext: leanContext(allMembers) }
