import type { MessageName } from '../message-name.ts'

/** Worker to page: print this warning in your console. */
export const warningMessage: MessageName<{ readonly text: string }> = 'stowaway:warning'

/** Worker to page: print this error of a handler in your console. */
export const failureMessage: MessageName<{ readonly text: string }> = 'stowaway:failure'

/** Page to worker, and development server to page: modules have changed. */
export const changeMessage: MessageName = 'stowaway:change'

/** Development server to page, and, as an event of the window, page to fallback: the route table has changed. */
export const routesEvent = 'stowaway:routes'
