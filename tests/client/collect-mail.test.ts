import { expect, test, vi } from 'vitest'
import { collectMail } from '../../sw/client/collect-mail.ts'

/** What a container is to this function. */
const container = () =>
  Object.assign(new EventTarget(), { startMessages: vi.fn() }) as unknown as ServiceWorkerContainer

const send = (target: EventTarget, data: unknown, ports: MessagePort[] = []): boolean =>
  target.dispatchEvent(new MessageEvent('message', { data, ports }))

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

test('a question for cookies is answered at once; cookies to write wait for the listener', async () => {
  vi.stubGlobal('document', { cookie: 'a=1' })
  vi.stubGlobal('location', { pathname: '/app/' })
  const worker = container()
  const mail = collectMail(worker)
  expect(worker.startMessages).toHaveBeenCalledOnce()
  const { port1, port2 } = new MessageChannel()
  const reply = new Promise((resolve) => port1.addEventListener('message', ({ data }) => resolve(data)))
  port1.start()
  send(worker, { type: 'stowaway:cookies' }, [port2])
  expect(await reply).toEqual({ cookies: 'a=1', pathname: '/app/' })
  port1.close()
  send(worker, { type: 'stowaway:cookies', cookies: ['b=2'] })
  const got: unknown[] = []
  mail(({ data }) => got.push(data))
  expect(got).toEqual([{ type: 'stowaway:cookies', cookies: ['b=2'] }])
  vi.unstubAllGlobals()
})
