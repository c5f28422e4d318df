import { answerCall } from './answer-call.ts'
import type { Shape } from './fits.ts'
import { isMessage } from './is-message.ts'
import type { MessageName } from './message-name.ts'
import type { Outcome } from './messages/outcome.ts'

/** Answers each call of this name and shape that arrives at a port. */
export function answerCalls<Content>(
  port: MessagePort,
  question: MessageName<Content, Outcome>,
  shape: Shape<Content>,
  work: (content: Content) => unknown,
  toReason?: (error: unknown) => unknown,
): void {
  port.onmessage = ({ data, ports: [reply] }) => {
    if (reply !== undefined && isMessage(data, question, shape)) void answerCall(reply, () => work(data), toReason)
  }
}
