export type { App, AppOptions, RequestHost, RouteMatch } from './core/app/app.ts'
export type { AppSettings } from './core/app/app-settings.ts'
export { createApp } from './core/app/create-app.ts'
export {
  type ExplainedRoute,
  explainMatch,
  type MatchExplanation,
  type RouteVerdict,
} from './core/app/explain-match.ts'
export { bypass, passthrough } from './core/app/pass-through.ts'
export type { CookieDeleteOptions, CookieGetOptions, CookieSetOptions } from './core/cookies/cookie-options.ts'
export type { Cookies } from './core/cookies/cookies.ts'
export type { APIContext, Handler, Props, RewritePayload } from './core/endpoint/api-context.ts'
export type { APIRoute } from './core/endpoint/api-route.ts'
export { type Delay, delay } from './core/endpoint/delay.ts'
export type { EndpointLoader, EndpointModule } from './core/endpoint/endpoint-module.ts'
export { json, type TypedResponse } from './core/endpoint/json.ts'
export type { Jsonified } from './core/endpoint/jsonified.ts'
export { networkError } from './core/endpoint/network-error.ts'
export { rangeResponse } from './core/endpoint/range-response.ts'
export { StowawayError } from './core/errors/stowaway-error.ts'
export type { I18nOptions, Locale } from './core/locales/i18n-options.ts'
export type { MiddlewareHandler, MiddlewareNext } from './core/middleware/sequence.ts'
export type { RouteId } from './core/routes/declared-routes.ts'
export { createManifest, type ManifestOptions } from './core/routes/manifest.ts'
export type { Params } from './core/routes/params.ts'
export type { RedirectRoute, RedirectStatus, Route } from './core/routes/route.ts'
export type { RouteManifest, TrailingSlash } from './core/routes/route-manifest.ts'
export type { RouteParams } from './core/routes/route-params.ts'
export { createMemoryDriver } from './core/session/memory-driver.ts'
export type { Session, SessionKey, SessionValue } from './core/session/session.ts'
export type { SessionCookieOption } from './core/session/session-cookie.ts'
export type { SessionDriver } from './core/session/session-driver.ts'
export { createSessions, type SessionOptions, type Sessions } from './core/session/sessions.ts'
export { clientsOf } from './core/sockets/clients-of.ts'
export type { ServerSocket } from './core/sockets/server-socket.ts'
export type { SocketData } from './core/sockets/socket-data.ts'
export type { BroadcastOptions, SocketClients, SocketGroup } from './core/sockets/socket-group.ts'
export type { WSContext, WSRoute } from './core/sockets/ws-route.ts'
export type {
  GetStaticPaths,
  GetStaticPathsItem,
  GetStaticPathsOptions,
  InferGetStaticParamsType,
  InferGetStaticPropsType,
  Page,
  PaginateFunction,
} from './core/static-paths/get-static-paths.ts'
export { type BodyStream, bodyStream } from './core/streams/body-stream.ts'
export type { EventFields } from './core/streams/encode-event.ts'
export { type EventSink, type EventStreamOptions, eventStream } from './core/streams/event-stream.ts'
