import type { AskedRequest } from '../../core/page/page-messages.ts'

/** The word by which a previewed page hands its port to the page that shows it. */
export const previewHello = 'stowaway:preview'

/**
 * What a previewed page says on that port. It is untrusted: each message is checked. An `ask` brings a port for its
 * answer.
 */
export type FromPreview =
  | { readonly type: 'ask'; readonly request: AskedRequest }
  /** A link or a form: the answer takes the page's place. */
  | { readonly type: 'open'; readonly request: AskedRequest }
  | { readonly type: 'console'; readonly level: string; readonly args: readonly unknown[] }
  | { readonly type: 'error'; readonly message: string; readonly stack?: string }

/** The answer to an `ask`: its body comes through the port that the message brings. */
export type ToPreview =
  | {
      readonly type: 'head'
      readonly status: number
      readonly statusText: string
      readonly headers: readonly (readonly [string, string])[]
    }
  | { readonly type: 'failed'; readonly reason: string }

/** What the page's markup gives its script. */
export interface PreviewSettings {
  /** Absolute URL of all that is answered, with a slash at the end. */
  readonly root: string
  /** Absolute URL that the page has been opened by. */
  readonly url: string
}
