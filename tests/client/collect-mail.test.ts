import { expect, test } from 'vitest'
import { collectMail } from '../../sw/client/collect-mail.ts'

/** What a container is to this function. */
const container = () => new EventTarget() as ServiceWorkerContainer

const send = (target: EventTarget, data: string): boolean => target.dispatchEvent(new MessageEvent('message', { data }))

test('a listener gets the messages that came before it, and then each new one, in order', () => {
  const worker = container()
  const mail = collectMail(worker)
  send(worker, 'a')
  send(worker, 'b')
  const got: unknown[] = []
  mail(({ data }) => got.push(data))
  expect(got).toEqual(['a', 'b'])
  send(worker, 'c')
  expect(got).toEqual(['a', 'b', 'c'])
})

test('what comes while the earlier messages are handed over is neither lost nor repeated', () => {
  const worker = container()
  const mail = collectMail(worker)
  send(worker, 'a')
  send(worker, 'b')
  const got: unknown[] = []
  mail(({ data }) => {
    if (data === 'a') send(worker, 'c')
    got.push(data)
  })
  expect([...got].sort()).toEqual(['a', 'b', 'c'])
})
