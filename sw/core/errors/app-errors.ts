import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const appErrors = {
  MiddlewareNotAResponse: {
    title: 'Middleware returned something that is no Response.',
    message: ({ file, received }: { file: string; received: string }) =>
      `onRequest of ${file} returned ${received}. Middleware must return a Response, or nothing after it called next().`,
    hint: (_: { file: string }) => 'Return what next() gave, or a Response of your own.',
  },
  MiddlewareNoDataOrNextCalled: {
    title: 'Middleware neither returned a Response nor called next().',
    message: ({ file }: { file: string }) =>
      `onRequest of ${file} returned nothing and did not call next(), so nothing answers the request.`,
    hint: (_: { file: string }) => 'End every path through it with return next(), or return a Response.',
  },
  MiddlewareHasNoOnRequest: {
    title: 'The middleware file exports no onRequest function.',
    message: ({ file }: { file: string }) => `${file} is the middleware, but it exports no function named onRequest.`,
    hint: (_: { file: string }) => 'Export one: export const onRequest = defineMiddleware((context, next) => next()).',
  },
  RewriteWithBodyUsed: {
    title: 'A rewrite came after the body was read.',
    message: ({ from }: { from: string }) =>
      `The request to ${from} cannot be rewritten, because its body has been read already and can be read only once.`,
    hint: (_: { from: string }) => 'Rewrite before reading the body, or read it from context.request.clone().',
  },
  ForbiddenRewrite: {
    title: 'A rewrite went to a prerendered path.',
    message: ({ from, to }: { from: string; to: string }) =>
      `${from} was rewritten to ${to}, but that is a file written by the build; no endpoint is left to run there.`,
    hint: ({ to }: { to: string }) =>
      `Redirect to ${to} instead, or set export const prerender = false in the endpoint that answers it.`,
  },
  MalformedPath: {
    title: 'The path of a request cannot be decoded.',
    message: ({ path }: { path: string }) =>
      `The path ${path} holds a percent sign that no two hexadecimal digits follow, or bytes that are not UTF-8.`,
    hint: (_: { path: string }) => 'Build paths with encodeURIComponent.',
  },
} as const satisfies Record<string, ErrorEntry>

export const appError: ErrorFactory<typeof appErrors> = errorFactory(appErrors)
