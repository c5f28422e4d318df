import type { MessageName } from './message-name.ts'
import { post, type Receiver } from './post.ts'

/**
 * Sends a question with a port for the reply, and resolves with the reply.
 *
 * @param isReply checks the reply
 * @param limit milliseconds to wait. Default: for ever
 * @throws (rejects) if no reply came in time, or the check refused it
 */
export function ask<Content, Reply>(
  receiver: Receiver,
  question: MessageName<Content, Reply>,
  content: Content,
  isReply: (data: unknown) => data is Reply,
  limit?: number,
): Promise<Reply> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const end = (): void => {
      port1.close()
      reject(new Error(`No reply to ${question}`))
    }
    if (limit !== undefined) setTimeout(end, limit)
    port1.onmessage = ({ data }) => {
      if (isReply(data)) resolve(data)
      end()
    }
    post(receiver, question, content, [port2])
  })
}
