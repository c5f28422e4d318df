import type { MessageName } from '../message-name.ts'

/** Receiver: one more part. */
export const moreWord = 'more'

/** Receiver: no more parts. */
export const cancelWord = 'cancel'

/** Sender: that was all. */
export const endWord = 'end'

/** Sender: the part that was asked for, a `Uint8Array`. */
export const partMessage: MessageName<{ readonly bytes: unknown }> = 'part'

/** Sender: there was more, but it could not be read. */
export const brokenMessage: MessageName<{ readonly reason: string }> = 'broken'
