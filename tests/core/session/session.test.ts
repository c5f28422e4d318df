import { afterEach, describe, expect, test, vi } from 'vitest'
import { serialise } from '../../../sw/core/session/serialise.ts'
import type { Session } from '../../../sw/core/session/session.ts'
import { keptSession, testDriver, testSession } from './test-session.ts'

afterEach(() => {
  vi.useRealTimers()
})

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

/** An id as a browser could send it. */
const someId = '00000000-0000-4000-8000-000000000000'

/** What the next request with this session reads. */
async function stored(driver: ReturnType<typeof testDriver>, sent: string): Promise<Record<string, unknown>> {
  return Object.fromEntries(await testSession({ driver, sent }).session.entries())
}

describe('values', () => {
  test('values are returned in the order in which they were set', async () => {
    const { session } = testSession()
    session.set('user', { id: 1, name: 'Ada' })
    session.set('count', 2)
    expect(await session.get('user')).toEqual({ id: 1, name: 'Ada' })
    expect([await session.has('user'), await session.has('nobody'), await session.get('nobody')]).toEqual([
      true,
      false,
      undefined,
    ])
    expect([...(await session.keys())]).toEqual(['user', 'count'])
    expect(await session.values()).toEqual([{ id: 1, name: 'Ada' }, 2])
    expect(await session.entries()).toEqual([
      ['user', { id: 1, name: 'Ada' }],
      ['count', 2],
    ])
  })

  test('names that every object has are keys like any other', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { constructor: 'mine', toString: 'too' })
    const { session } = testSession({ driver, sent })
    expect(await session.get('constructor')).toBe('mine')
    expect([await session.has('__proto__'), await session.has('hasOwnProperty')]).toEqual([false, false])
    session.set('__proto__', { admin: true })
    expect(await session.get('__proto__')).toEqual({ admin: true })
  })

  test('a copy is kept: later changes of the original do not count', async () => {
    const { session } = testSession()
    const cart = ['tea']
    session.set('cart', cart)
    cart.push('cake')
    expect(await session.get('cart')).toEqual(['tea'])
  })

  test('a deleted value is gone, and may be set again', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { key: 'old', other: 1 })
    const { session, save } = testSession({ driver, sent })
    session.delete('key')
    session.set('key', 'new')
    session.delete('other')
    expect([await session.get('key'), await session.has('other')]).toEqual(['new', false])
    await save()
    expect(await stored(driver, sent)).toEqual({ key: 'new' })
  })

  test('every type that can be copied is kept', async () => {
    const driver = testDriver()
    const value = { date: new Date(5), url: new URL('https://a.example/'), ids: new Set([1n]), none: undefined }
    const sent = await keptSession(driver, { value })
    expect(await stored(driver, sent)).toEqual({ value })
  })

  test.each([
    ['an empty key', '', 'x', 'The session key was not provided.'],
    ['a function', 'user', { greet() {} }, 'The session data for user could not be serialized: greet is a function.'],
    ['a symbol', 'user', Symbol('x'), 'The session data for user could not be serialized: it is a symbol.'],
  ])('%s is a clear error at once', async (_, key, value, message) => {
    const { session, cookies } = testSession()
    expect(() => session.set(key, value)).toThrow(expect.objectContaining({ code: 'SessionStorageSaveError', message }))
    expect([cookies(), await session.entries()]).toEqual([[], []])
  })
})

describe('the cookie', () => {
  test.each([
    ['', { secure: true }, /^astro-session=[\da-f-]{36}; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    [' in development', { secure: false }, /^astro-session=[\da-f-]{36}; Path=\/; HttpOnly; SameSite=Lax$/],
    [' of another name', { cookie: 'shop' }, /^shop=[\da-f-]{36}; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    [' with an empty name', { cookie: '' }, /^astro-session=/],
    [
      ' with attributes',
      { cookie: { name: 'shop', path: '/a', sameSite: 'strict', maxAge: 60, secure: false } as const },
      /^shop=[\da-f-]{36}; Max-Age=60; Path=\/a; HttpOnly; SameSite=Strict$/,
    ],
  ])('goes out with the first value%s', (_, options, header) => {
    const { session, cookies } = testSession(options)
    session.set('a', 1)
    session.set('b', 2)
    expect(cookies()).toEqual([expect.stringMatching(header)])
    expect(session.sessionID).toMatch(uuid)
  })

  test('is never readable for scripts, whatever the option says', () => {
    const cookie = { name: 'shop', httpOnly: false }
    const { session, cookies } = testSession({ cookie })
    session.set('a', 1)
    expect(cookies()[0]).toContain('HttpOnly')
  })

  test.each(['a b', 'a;b', 'ä', 'a.b'])('the name %j is refused before any request', (cookie) => {
    expect(() => testSession({ cookie })).toThrow(/^Invalid cookie name\. Cookie names can only contain/)
  })

  test('reading sets none, makes no id and does not touch the storage', async () => {
    const driver = testDriver()
    const { session, save, cookies } = testSession({ driver })
    expect(await session.get('a')).toBeUndefined()
    await save()
    expect([cookies(), driver.reads, driver.kept.size, session.sessionID]).toEqual([[], [], 0, undefined])
  })
})

describe('storage', () => {
  test('is read once, at the first access', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session } = testSession({ driver, sent })
    expect(driver.reads).toEqual([])
    expect(await Promise.all([session.get('a'), session.get('b'), session.has('a')])).toEqual([1, undefined, true])
    await session.keys()
    expect(driver.reads).toHaveLength(1)
  })

  test('is not written when nothing has changed', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save, cookies } = testSession({
      driver: { ...driver, set: () => Promise.reject('written') },
      sent,
    })
    await session.get('a')
    await save()
    expect(cookies()).toEqual([])
  })

  test('keeps old values next to values that were set without reading', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { keep: 'original', remove: 'x', update: 'old' })
    const { session, save } = testSession({ driver, sent })
    session.delete('remove')
    session.set('update', 'new')
    session.set('add', 'value')
    await save()
    expect(await stored(driver, sent)).toEqual({ keep: 'original', update: 'new', add: 'value' })
  })

  test('a deletion alone is kept, too', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1, b: 2 })
    const { session, save } = testSession({ driver, sent })
    session.delete('a')
    await save()
    expect(await stored(driver, sent)).toEqual({ b: 2 })
  })

  test('a deletion without a session starts none', async () => {
    const driver = testDriver()
    for (const sent of ['', `astro-session=${someId}`]) {
      const { session, save, cookies } = testSession({ driver, sent })
      session.delete('a')
      await save()
      expect([cookies(), driver.kept.size]).toEqual([[], 0])
    }
  })

  test('an id that a client made up is replaced', async () => {
    const driver = testDriver()
    const { session, save, cookies } = testSession({ driver, sent: `astro-session=${someId}` })
    session.set('user', 'victim')
    await save()
    expect([...driver.kept.keys()]).toEqual([session.sessionID])
    expect(session.sessionID).toMatch(uuid)
    expect(cookies()).toEqual([expect.stringContaining(`astro-session=${session.sessionID};`)])
  })

  test.each([
    ['a path', '..%2F..%2Fother-tenant'],
    ['a plain name', 'customers'],
    ['a UUID of another version', '00000000-0000-1000-8000-000000000000'],
    ['a UUID with more behind it', `${someId}%2Fother`],
    ['a UUID with a line break', `${someId}%0A`],
  ])('an id that is %s never reaches the driver', async (_, id) => {
    const asked: string[] = []
    const note = async (id: string): Promise<undefined> => void asked.push(id)
    const driver = { get: note, delete: note, set: note }
    for (const use of [(session: Session) => session.get('a'), (session: Session) => session.destroy()]) {
      const { session, save } = testSession({ driver, sent: `astro-session=${id}` })
      await use(session)
      await save()
    }
    const changing = testSession({ driver, sent: `astro-session=${id}` })
    changing.session.set('a', 1)
    await changing.save()
    expect(asked).toEqual([expect.stringMatching(uuid)])
    expect(asked[0]).not.toContain(id)
  })

  test('its failure is thrown, and the session stays unchanged', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const failing = { ...driver, set: () => Promise.reject(new Error('Storage full')) }
    const { session, save } = testSession({ driver: failing, sent })
    session.set('a', 2)
    await expect(save()).rejects.toThrow('Storage full')
    expect(await stored(driver, sent)).toEqual({ a: 1 })
  })

  test.each([
    ['text of somebody else', 'x', 'The session data could not be parsed.'],
    ['half of its own text', serialise(new Map([['a', { data: 1 }]])).slice(0, -4), 'could not be parsed'],
    ['no session', serialise({ a: 1 }), 'The session data was an invalid type.'],
  ])('%s is an error once, then the session is gone', async (_, text, message) => {
    const driver = testDriver({ [someId]: text })
    const first = testSession({ driver, sent: `astro-session=${someId}` })
    await expect(first.session.get('a')).rejects.toThrow(message)
    await first.save(false)
    expect(driver.kept.size).toBe(0)
    expect(await testSession({ driver, sent: `astro-session=${someId}` }).session.get('a')).toBeUndefined()
  })

  test('a broken session that was only written to is an error once, too', async () => {
    const driver = testDriver({ [someId]: 'x' })
    const { session, save } = testSession({ driver, sent: `astro-session=${someId}` })
    session.set('a', 1)
    await expect(save()).rejects.toThrow('could not be parsed')
    await save(false)
    expect(driver.kept.size).toBe(0)
  })

  test('entries of another form are passed over', async () => {
    const driver = testDriver({
      [someId]: serialise(
        new Map<unknown, unknown>([
          ['a', 1],
          ['b', null],
          [3, { data: 3 }],
          ['c', { data: 4 }],
        ]),
      ),
    })
    expect(await stored(driver, `astro-session=${someId}`)).toEqual({ c: 4 })
  })

  test('of two requests at once, the last to end decides', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 0, b: 0 })
    const [one, two] = [testSession({ driver, sent }), testSession({ driver, sent })]
    one.session.set('a', 1)
    two.session.set('b', 1)
    await Promise.all([one.session.get('a'), two.session.get('a')])
    await one.save()
    await two.save()
    expect(await stored(driver, sent)).toEqual({ a: 0, b: 1 })
  })

  test('changes after the answer are lost, and say so', async () => {
    const driver = testDriver()
    const { session, save, warnings, cookies } = testSession({ driver })
    await save()
    session.set('a', 1)
    session.delete('a')
    session.destroy()
    await session.regenerate()
    await session.load('x')
    expect([driver.kept.size, cookies()]).toEqual([0, []])
    expect(warnings).toHaveLength(5)
    expect(warnings[0]).toContain('after it was saved')
  })
})

describe('time to live', () => {
  const start = new Date('2030-01-01T00:00:00Z')

  test.each<[name: string, ttl: number | undefined, own: number | undefined, seconds: number, left: boolean]>([
    ['none: without end', undefined, undefined, 1e9, true],
    ['the option, before', 60, undefined, 59, true],
    ['the option, after', 60, undefined, 61, false],
    ['its own wins, before', 60, 120, 119, true],
    ['its own wins, after', 120, 60, 61, false],
    ['its own without the option', undefined, 10, 11, false],
    ['no number', undefined, Number.NaN, 1e9, true],
  ])('%s', async (_, ttl, own, seconds, left) => {
    vi.useFakeTimers({ now: start, toFake: ['Date'] })
    const driver = testDriver()
    const { session, save } = testSession({ driver, ...(ttl !== undefined && { ttl }) })
    session.set('a', 1, { ttl: own })
    await save()
    vi.setSystemTime(start.getTime() + seconds * 1000)
    expect(await testSession({ driver, sent: `astro-session=${session.sessionID}` }).session.has('a')).toBe(left)
  })

  test('belongs to each key, and the driver hears when the last is over', async () => {
    vi.useFakeTimers({ now: start, toFake: ['Date'] })
    const driver = testDriver()
    const { session, save } = testSession({ driver })
    session.set('short', 1, { ttl: 10 })
    session.set('long', 2, { ttl: 90 })
    await save()
    const sent = `astro-session=${session.sessionID}`
    expect([...driver.lifetimes.values()]).toEqual([90])
    vi.setSystemTime(start.getTime() + 20_000)
    expect(await stored(driver, sent)).toEqual({ long: 2 })
    const later = testSession({ driver, sent })
    later.session.set('forever', 3)
    await later.save()
    expect([...driver.lifetimes.values()]).toEqual([undefined])
  })
})

describe('destroy', () => {
  test('forgets the values and the cookie, with the attributes that it was set with', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save, cookies } = testSession({ driver, sent })
    expect(await session.get('a')).toBe(1)
    session.destroy()
    expect([await session.get('a'), session.sessionID]).toEqual([undefined, undefined])
    await save()
    expect(driver.kept.size).toBe(0)
    expect(cookies()).toEqual([
      'astro-session=deleted; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
    ])
  })

  test('works without having read the session', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save } = testSession({ driver, sent })
    session.destroy()
    await save()
    expect([driver.kept.size, driver.reads]).toEqual([0, []])
  })

  test('drops earlier values, and later values start a new session', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save, cookies } = testSession({ driver, sent })
    session.set('b', 2)
    session.destroy()
    session.set('c', 3)
    await save()
    expect([...driver.kept.keys()]).toEqual([session.sessionID])
    expect(sent).not.toContain(session.sessionID)
    expect(cookies()).toEqual([expect.stringContaining(`astro-session=${session.sessionID};`)])
    expect(await stored(driver, `astro-session=${session.sessionID}`)).toEqual({ c: 3 })
  })

  test('a running read restores nothing', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save } = testSession({ driver, sent })
    const read = session.get('a')
    session.destroy()
    expect(await read).toBeUndefined()
    await save()
    expect(driver.kept.size).toBe(0)
  })
})

describe('regenerate', () => {
  test('keeps the values under a new id, and forgets the old one', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const { session, save, cookies } = testSession({ driver, sent })
    await session.regenerate()
    expect(await session.get('a')).toBe(1)
    await save()
    expect([...driver.kept.keys()]).toEqual([session.sessionID])
    expect(sent).not.toContain(session.sessionID)
    expect(cookies()).toEqual([expect.stringContaining(`astro-session=${session.sessionID};`)])
    expect(await stored(driver, `astro-session=${session.sessionID}`)).toEqual({ a: 1 })
  })

  test('keeps earlier values', async () => {
    const driver = testDriver()
    const { session, save } = testSession({ driver })
    session.set('a', 1)
    const before = session.sessionID
    await session.regenerate()
    session.set('b', 2)
    await save()
    expect(session.sessionID).not.toBe(before)
    expect(await stored(driver, `astro-session=${session.sessionID}`)).toEqual({ a: 1, b: 2 })
    expect(driver.kept.size).toBe(1)
  })

  test('creates an id if there is no session', async () => {
    const { session, cookies } = testSession()
    await session.regenerate()
    expect(session.sessionID).toMatch(uuid)
    expect(cookies()).toHaveLength(1)
  })

  test('the old record stays until the new one is written', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 1 })
    const failing = { ...driver, set: () => Promise.reject(new Error('Storage full')) }
    const { session, save } = testSession({ driver: failing, sent })
    await session.regenerate()
    await expect(save()).rejects.toThrow('Storage full')
    expect(await stored(driver, sent)).toEqual({ a: 1 })
  })

  test('continues empty if the old record cannot be read, and reports it', async () => {
    const driver = testDriver({ [someId]: 'x' })
    const { session, save, warnings } = testSession({ driver, sent: `astro-session=${someId}` })
    await session.regenerate()
    await save()
    expect([await session.entries(), [...driver.kept.keys()]]).toEqual([[], [session.sessionID]])
    expect(warnings).toEqual([expect.stringContaining('could not be parsed')])
  })
})

describe('load', () => {
  test('continues with another session, and drops changes of the current one', async () => {
    const driver = testDriver()
    const sent = await keptSession(driver, { a: 'current' })
    const other = (await keptSession(driver, { a: 'other' })).slice('astro-session='.length)
    const { session, save, cookies } = testSession({ driver, sent })
    session.set('b', 'lost')
    session.delete('a')
    await session.load(other)
    expect([session.sessionID, await session.entries()]).toEqual([other, [['a', 'other']]])
    session.set('c', 'new')
    await save()
    expect(cookies()).toEqual([expect.stringContaining(`astro-session=${other};`)])
    expect(await stored(driver, `astro-session=${other}`)).toEqual({ a: 'other', c: 'new' })
    expect(await stored(driver, sent)).toEqual({ a: 'current' })
  })

  test('an id that the author knows is taken, even where nothing is stored yet', async () => {
    const driver = testDriver()
    const { session, save } = testSession({ driver })
    await session.load('device-7')
    session.set('a', 1)
    await save()
    expect([...driver.kept.keys()]).toEqual(['device-7'])
  })
})
