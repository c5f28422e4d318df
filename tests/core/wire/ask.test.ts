import { expect, test } from 'vitest'
import { ask } from '../../../sw/core/wire/ask.ts'
import type { MessageName } from '../../../sw/core/wire/message-name.ts'

const question: MessageName<{ readonly of: string }, string> = 'stowaway:test'
const isText = (reply: unknown): reply is string => typeof reply === 'string'

/** Somebody who replies in this way. */
const receiver = (reply: (data: unknown, port: MessagePort) => void) => ({
  postMessage(data: unknown, ports: Transferable[] = []) {
    const [port] = ports
    if (port instanceof MessagePort) reply(data, port)
  },
})

test('a question brings its content and a port, and the reply comes', async () => {
  const asked = ask(
    receiver((data, port) => port.postMessage(JSON.stringify(data))),
    question,
    { of: 'x' },
    isText,
  )
  expect(await asked).toBe('{"type":"stowaway:test","of":"x"}')
})

test('a reply of another shape is refused', async () => {
  const asked = ask(
    receiver((_, port) => port.postMessage({ no: 'text' })),
    question,
    { of: 'x' },
    isText,
  )
  await expect(asked).rejects.toThrow('No reply to stowaway:test')
})

test('a reply that does not come in time is not waited for', async () => {
  await expect(
    ask(
      receiver(() => {}),
      question,
      { of: 'x' },
      isText,
      10,
    ),
  ).rejects.toThrow('No reply to stowaway:test')
})
