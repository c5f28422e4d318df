import type { MessageName } from '../message-name.ts'
import type { RequestHead } from './request.ts'

/** The word by which a previewed page hands its port to the page that shows it. */
export const previewWord = 'stowaway:preview'

/** A link or a form of the previewed page: the response takes the page's place. */
export const openMessage: MessageName<RequestHead> = 'open'

/** A call of the previewed page's console. */
export const consoleMessage: MessageName<{ readonly level: string; readonly args: readonly unknown[] }> = 'console'

/** An error that the previewed page did not catch. */
export const errorMessage: MessageName<{ readonly message: string; readonly stack: unknown }> = 'error'
