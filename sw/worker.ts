export { configRedirect } from './core/app/config-redirect.ts'
export { leanContext } from './core/app/context/lean-context.ts'
export { addressMember } from './core/app/context/members/address-member.ts'
export { allMembers } from './core/app/context/members/all-members.ts'
export { astroMembers } from './core/app/context/members/astro-members.ts'
export { cookiesMember } from './core/app/context/members/cookies-member.ts'
export {
  currentLocaleMember,
  preferredLocaleMember,
  preferredLocalesMember,
} from './core/app/context/members/locale-members.ts'
export { localsMember } from './core/app/context/members/locals-member.ts'
export { redirectMember } from './core/app/context/members/redirect-member.ts'
export { retargetMember, rewriteMember } from './core/app/context/members/rewrite-members.ts'
export { sessionMember } from './core/app/context/members/session-member.ts'
export { generatorMember, originMember, siteMember } from './core/app/context/members/shared-members.ts'
export { signalMember } from './core/app/context/members/signal-member.ts'
export {
  paramsMember,
  patternMember,
  prerenderedMember,
  propsMember,
  requestMember,
  urlMember,
} from './core/app/context/members/target-members.ts'
export { waitUntilMember } from './core/app/context/members/wait-until-member.ts'
export { ownContext } from './core/app/context/own-context.ts'
export { refuseCrossOrigin } from './core/app/origin-check.ts'
export { projectPages } from './core/app/project-pages.ts'
export { explainsError } from './core/app/request-signal.ts'
export { runMiddleware } from './core/app/run-middleware.ts'
export { special } from './core/app/special.ts'
export { withinLimit } from './core/app/time-limit.ts'
export { unsupportedAnswer } from './core/app/unsupported-answer.ts'
export { mediaTypeOf } from './core/endpoint/content-type.ts'
export { isUsed } from './core/endpoint/copy-response.ts'
export { legacyHandler } from './core/endpoint/legacy-endpoint.ts'
export { mediaTypesOf } from './core/endpoint/media-type.ts'
export { createMatcher } from './core/routes/matcher.ts'
export { unpackPaths } from './core/routes/path-list.ts'
export { answerOwnRequests } from './worker/answer-own-requests.ts'
export { appPageRoute } from './worker/app-page-route.ts'
export { createCookies } from './worker/cookies/request-cookies.ts'
export { createNotFoundPage } from './worker/create-not-found-page.ts'
export { createWorkerSessions } from './worker/create-worker-sessions.ts'
export { isCrossOrigin } from './worker/is-cross-origin.ts'
export { createPrecache } from './worker/precache/create-precache.ts'
export { atScope, filesAtScope, pathAtScope } from './worker/relative/at-scope.ts'
export { withBase } from './worker/relative/with-base.ts'
export { startWorker } from './worker/start-worker.ts'
export { Callers } from './worker/streams/callers.ts'
export { KeepAlive } from './worker/streams/keep-alive.ts'
export { OpenEvents } from './worker/streams/open-events.ts'
export { RedirectedBodies } from './worker/streams/redirected-bodies.ts'
export { Streams } from './worker/streams/streams.ts'
export { watchBodies } from './worker/streams/whole-bodies.ts'
export { InFlight } from './worker/updates/in-flight.ts'
export type { Precache, PrecacheFile, WorkerOptions } from './worker/worker-options.ts'
