import type { Shape } from '../core/wire/fits.ts'
import type { MessageName } from '../core/wire/message-name.ts'
import { onPageMessage, type PageMessage } from './on-page-message.ts'

/** Answers a question of pages on the port that it brings. Without a port, the work is done all the same. */
export function answerPages<Content, Reply>(
  question: MessageName<Content, Reply>,
  shape: Shape<Content>,
  answer: (content: Content, message: PageMessage) => Reply | Promise<Reply>,
): void {
  onPageMessage(question, shape, async (content, message) => {
    const reply = await answer(content, message)
    message.port?.postMessage(reply)
  })
}
