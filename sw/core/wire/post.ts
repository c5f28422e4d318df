import type { MessageName } from './message-name.ts'

/** A worker, a client of one, a port, or the global scope of a dedicated worker. */
export interface Receiver {
  postMessage(message: unknown, transfer?: Transferable[]): void
}

/** Sends a message of the catalogue, if there is a receiver. */
export function post<Content>(
  receiver: Receiver | null | undefined,
  type: MessageName<Content, unknown>,
  content: Content,
  transfer?: Transferable[],
): void {
  receiver?.postMessage({ type, ...content }, transfer)
}
