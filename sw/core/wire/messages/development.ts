import type { MessageName } from '../message-name.ts'

/** Worker to page: print this warning in your console. */
export const warningMessage: MessageName<{ readonly text: string }> = 'stowaway:warning'

/** Worker to page: print this error of a handler in your console. */
export const failureMessage: MessageName<{ readonly text: string }> = 'stowaway:failure'

/** Whether the worker is answering a request. */
export interface Busy {
  readonly busy: boolean
}

/** Page to worker: are you busy? A worker that does not reply is blocked. */
export const busyQuestion: MessageName<object, Busy> = 'stowaway:is-busy'

/** Development server to page: the worker is about to run an endpoint. */
export const beginEvent = 'stowaway:begin'

/** Page to development server: print this in the terminal. */
export const blockedEvent = 'stowaway:blocked'

/** Page to worker, and development server to page: modules have changed. */
export const changeMessage: MessageName = 'stowaway:change'

/** Development server to page, and, as an event of the window, page to fallback: the route table has changed. */
export const routesEvent = 'stowaway:routes'

/** The header of a request of the worker that no endpoint of the development server answers. */
export const bypassHeader = 'x-stowaway-bypass'
