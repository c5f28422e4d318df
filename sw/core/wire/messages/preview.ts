import type { MessageName } from '../message-name.ts'
import type { RequestHead } from './request.ts'

/** The word with which a previewed page hands its port to the page that shows it. */
export const previewWord = 'stowaway:preview'

/** A link or a form of the previewed page: show the response instead of the page. */
export const openMessage: MessageName<RequestHead> = 'open'

/** A console call of the previewed page. */
export const consoleMessage: MessageName<{ readonly level: string; readonly args: readonly unknown[] }> = 'console'

/** An uncaught error of the previewed page. */
export const errorMessage: MessageName<{ readonly message: string; readonly stack: unknown }> = 'error'
