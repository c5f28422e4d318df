import { fits } from '../fits.ts'
import type { MessageName } from '../message-name.ts'

/** The cookies that a page sees. */
export interface DocumentCookies {
  readonly cookies: string
  /** The path for which they hold. */
  readonly pathname: string
}

// Two messages of one name: pages and workers that are deployed already know no other.
const name = 'stowaway:cookies'

/** Page to worker: which cookies could you not write? */
export const cookiesMessage: MessageName = name

/** Worker to page: write these (a list of texts) to `document.cookie`, if any, and say what that holds then. */
export const documentCookiesQuestion: MessageName<{ readonly cookies?: unknown }, DocumentCookies> = name

export const isDocumentCookies = (reply: unknown): reply is DocumentCookies =>
  fits<DocumentCookies>(reply, { cookies: 'string', pathname: 'string' })
