import type { Connect } from 'vite'
import { isNavigation } from '../../sw/node.ts'

/**
 * Whether the app's page may answer an address that is no file's. Tools such as curl, or a test runner that waits for
 * the server, get what plain Vite answers them. A page's `fetch` of a mistyped endpoint does not.
 */
export const mayShowApp = (incoming: Connect.IncomingMessage): boolean =>
  incoming.headers['sec-fetch-dest'] === undefined || isNavigation(incoming)
