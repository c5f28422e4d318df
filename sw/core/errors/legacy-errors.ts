import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const legacyErrors = {
  LegacyEndpointReturnedNothing: {
    message: ({ exported, received }: { exported: string; received: string }) =>
      `The handler "${exported}" returned ${received}. A lower-case handler must return a Response or an object with a body.`,
    hint: ({ exported }: { exported: string; received: string }) =>
      `Return \`new Response(text)\` from every path through "${exported}", and rename it to upper case.`,
  },
  UnknownEncoding: {
    message: ({ encoding }: { encoding: string }) => `The encoding "${encoding}" of a returned body is unknown.`,
    hint: (_: { encoding: string }) =>
      'Known are utf8, utf-8, ascii, latin1, binary, base64, base64url, hex, ucs2, ucs-2, utf16le and utf-16le.',
  },
} as const satisfies Record<string, ErrorEntry>

export const legacyError: ErrorFactory<typeof legacyErrors> = errorFactory(legacyErrors)
