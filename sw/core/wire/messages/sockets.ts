import type { MessageName } from '../message-name.ts'

/** Page to worker, with a port: open a WebSocket to this URL. Everything else about it goes through the port. */
export const socketMessage: MessageName<{ readonly url: string; readonly protocols: readonly unknown[] }> =
  'stowaway:socket'

/** Names one life of a worker: after a stop, the next one does not know the sockets of the last. */
export interface WorkerLife {
  readonly life: string
}

/** Page to worker: which life is this? */
export const lifeQuestion: MessageName<object, WorkerLife> = 'stowaway:life'

/** Worker to port: I am about to run the handler. */
export const heardMessage: MessageName<WorkerLife> = 'heard'

/** Worker to port: the socket is open. */
export const openedMessage: MessageName<{ readonly protocol: string }> = 'opened'

/** Worker to port: the handler, middleware or the app answered with this status, so there is no socket. */
export const refusedMessage: MessageName<{ readonly status: number }> = 'refused'

/** Worker to port: send a heartbeat, so that I am not stopped. */
export const pulseMessage: MessageName = 'pulse'

/** Both ways: a message, as a text or an `ArrayBuffer`. */
export const dataMessage: MessageName<{ readonly data: unknown }> = 'data'

/** Both ways: a message with this many bytes has arrived. */
export const arrivedMessage: MessageName<{ readonly bytes: number }> = 'arrived'

/** Both ways: the close frame. 1005 stands for one without a code. */
export const closeMessage: MessageName<{ readonly code: number; readonly reason: string }> = 'close'

/** Both ways: the socket is gone without a close frame. */
export const lostMessage: MessageName = 'lost'

/** Page to worker: all of my sockets are gone, whatever their ports still say. */
export const goneMessage: MessageName = 'stowaway:sockets-gone'

/** In a page: the endpoints run in this dedicated worker (`detail`) from now on. An event of the window. */
export const fallbackEvent = 'stowaway:fallback'
