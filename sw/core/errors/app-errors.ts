import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const appErrors = {
  MiddlewareNotAResponse: {
    message: ({ file, received }: { file: string; received: string }) =>
      `onRequest of ${file} returned ${received}. Middleware must return a Response, or nothing after it called next().`,
    hint: (_: { file: string }) => 'Return the Response of next(), or another Response.',
  },
  MiddlewareNoDataOrNextCalled: {
    message: ({ file }: { file: string }) =>
      `onRequest of ${file} returned nothing and did not call next(), so there is no answer.`,
    hint: (_: { file: string }) => 'Return next() or a Response on every path through it.',
  },
  MiddlewareHasNoOnRequest: {
    message: ({ file }: { file: string }) => `The middleware ${file} exports no function named onRequest.`,
    hint: (_: { file: string }) => 'Export one: export const onRequest = defineMiddleware((context, next) => next()).',
  },
  RewriteWithBodyUsed: {
    message: ({ from }: { from: string }) =>
      `The request to ${from} cannot be rewritten, because its body was read before and can be read only once.`,
    hint: (_: { from: string }) => 'Rewrite before you read the body, or read it from context.request.clone().',
  },
  ForbiddenRewrite: {
    message: ({ from, to }: { from: string; to: string }) =>
      `${from} was rewritten to ${to}, but that is a file from the build: no endpoint runs there.`,
    hint: ({ to }: { to: string }) =>
      `Redirect to ${to} instead, or set export const prerender = false in its endpoint.`,
  },
  MalformedPath: {
    message: ({ path }: { path: string }) =>
      `The path ${path} has a percent sign without two hexadecimal digits after it, or bytes that are not UTF-8.`,
    hint: (_: { path: string }) => 'Encode the parts of a path with encodeURIComponent.',
  },
} as const satisfies Record<string, ErrorEntry>

export const appError: ErrorFactory<typeof appErrors> = errorFactory(appErrors)
