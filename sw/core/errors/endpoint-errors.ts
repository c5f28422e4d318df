import { astroMessages } from './astro-messages.ts'
import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const endpointErrors = {
  EndpointDidNotReturnAResponse: {
    message: (_: { file: string; method: string; received: string }) => astroMessages.EndpointDidNotReturnAResponse,
    hint: ({ file, method, received }: { file: string; method: string; received: string }) =>
      `${method} of ${file} returned ${received}. Return new Response(text), Response.json(value) or context.redirect(path) on every path through it.`,
  },
  EndpointHasNoHandler: {
    message: ({ file, found }: { file: string; found: readonly string[] }) =>
      `${file} is in the pages folder, but it is not an endpoint: it exports no handler${
        found.length === 0 ? '; it exports nothing.' : `; it exports ${found.join(', ')}.`
      }`,
    hint: ({ file }: { file: string }) =>
      `Export a function with the name of a method: export const GET = () => new Response('…'). If ${file} is a helper or a component, move it, start its name with an underscore, or give the endpoints a folder of their own: stowaway({ pages: 'src/endpoints' }).`,
  },
  EndpointHandlerIsNotAFunction: {
    message: ({ file, method, received }: { file: string; method: string; received: string }) =>
      `${file} exports a value for the method ${method}, but it is ${received} instead of a function.`,
    hint: ({ method }: { method: string }) => `Export a function: export const ${method} = () => new Response('…').`,
  },
  InvalidRedirectLocation: {
    message: ({ location }: { location: string }) =>
      `A redirect to ${JSON.stringify(location.slice(0, 200))} cannot be sent: a control character, such as a line break, could start another header.`,
    hint: (_: { location: string }) =>
      'Encode values from outside before you use them in a location: encodeURIComponent(value).',
  },
  ResponseAlreadyUsed: {
    message: ({ file, method }: { file: string; method: string }) =>
      `${method} of ${file} returned a Response whose body was read before, so nothing is left to send.`,
    hint: (_: { file: string; method: string }) => 'Create a new Response on each call, or return response.clone().',
  },
  HandlerTimedOut: {
    message: ({ method, address, seconds }: { method: string; address: string; seconds: number }) =>
      `${method} ${address} did not answer within its limit of ${seconds} seconds.`,
    hint: (_: { method: string; address: string; seconds: number }) =>
      'Answer sooner, or with a stream, which may last longer. Change the limit with the option timeout, or for one endpoint with export const timeout = 120_000 (milliseconds; false for no limit). context.signal aborts when the limit is reached.',
  },
  InvalidTimeout: {
    message: ({ value, file }: { value: string; file?: string }) =>
      `The timeout ${file === undefined ? 'of the plugin' : `that ${file} exports`} is ${value}.`,
    hint: (_: { value: string; file?: string }) => 'Use milliseconds above 0, such as 5_000, or false for no limit.',
  },
  LocalsReassigned: {
    message: (_: Record<never, never>) =>
      'locals cannot be assigned, because middleware and endpoint share one object per request.',
    hint: (_: Record<never, never>) =>
      'Set properties instead: context.locals.user = user, or Object.assign(context.locals, values).',
  },
  ClientAddressNotAvailable: {
    message: ({ file }: { file: string }) =>
      `${file} read context.clientAddress, but this host does not know the address of the client.`,
    hint: (_: { file: string }) => 'Workers cannot see it. Read clientAddress only in endpoints that run on a server.',
  },
  PrerenderClientAddressNotAvailable: {
    message: ({ file }: { file: string }) =>
      `${file} read context.clientAddress, but it is prerendered: it runs in the build, without a client.`,
    hint: ({ file }: { file: string }) =>
      `Do not read clientAddress, or set export const prerender = false in ${file}.`,
  },
  ActionsNotSupported: {
    message: ({ file }: { file: string }) => `${file} called context.callAction, but Stowaway has no actions.`,
    hint: (_: { file: string }) => 'Call a function with the code of the action, or fetch an endpoint.',
  },
  CacheNotEnabled: {
    message: ({ file }: { file: string }) =>
      `${file} called context.cache.invalidate, but Stowaway has no route cache to invalidate.`,
    hint: (_: { file: string }) => 'Check context.cache.enabled first.',
  },
} as const satisfies Record<string, ErrorEntry>

export const endpointError: ErrorFactory<typeof endpointErrors> = errorFactory(endpointErrors)
