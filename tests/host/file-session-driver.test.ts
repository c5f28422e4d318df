import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { APIContext } from '../../sw/core/endpoint/api-context.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import { createFileSessionDriver } from '../../sw/host/file-session-driver.ts'
import { createHandler } from '../../sw/host/node-handler.ts'
import { startListener } from './listener.ts'
import { temporaryFolder } from './temporary-folder.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the driver', () => {
  test('keeps, replaces and deletes, and makes its folder with the first write', async () => {
    const folder = join(temporaryFolder(), 'deep', 'sessions')
    const driver = createFileSessionDriver(folder)
    expect(await driver.get('a')).toBeUndefined()
    await driver.delete('a')
    expect(existsSync(folder)).toBe(false)
    await driver.set('a', 'one')
    await driver.set('a', 'two\nlines, ä and 😀')
    expect(await driver.get('a')).toBe('two\nlines, ä and 😀')
    expect(await createFileSessionDriver(folder).get('a')).toBe('two\nlines, ä and 😀')
    await driver.delete('a')
    expect([await driver.get('a'), readdirSync(folder)]).toEqual([undefined, []])
  })

  test.each(['../../escape', '/etc/passwd', 'a\0b', '..', '', 'CON', 'x'.repeat(10_000), '__proto__'])(
    'an id names no path: %j',
    async (id) => {
      const root = temporaryFolder()
      const folder = join(root, 'sessions')
      const driver = createFileSessionDriver(folder)
      await driver.set(id, 'value')
      expect(await driver.get(id)).toBe('value')
      expect(readdirSync(root)).toEqual(['sessions'])
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[\da-f]{64}\.session$/)])
    },
  )

  test.skipIf(process.platform === 'win32')('no other user may read them', async () => {
    const folder = join(temporaryFolder(), 'sessions')
    await createFileSessionDriver(folder).set('a', 'x')
    const [name = ''] = readdirSync(folder)
    expect([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777]).toEqual([0o700, 0o600])
  })

  test('forgets sessions after their time to live, and clears unused ones', async () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] })
    const folder = temporaryFolder()
    const driver = createFileSessionDriver(folder)
    await driver.set('short', 'x', 2)
    await driver.set('abandoned', 'x', 2)
    await driver.set('long', 'x')
    vi.setSystemTime(1_001_999)
    expect(await driver.get('short')).toBe('x')
    vi.setSystemTime(1_002_000)
    expect([await driver.get('short'), await driver.get('long')]).toEqual([undefined, 'x'])
    vi.setSystemTime(1_000_000 + 3_600_000)
    await driver.set('new', 'x')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('readers and writers at the same time see one whole value', async () => {
    const folder = temporaryFolder()
    const driver = createFileSessionDriver(folder)
    const values = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(50_000))
    await driver.set('a', values[0] ?? '')
    const seen = await Promise.all(
      values.flatMap((value) => [driver.set('a', value).then(() => undefined), driver.get('a')]),
    )
    for (const value of seen) if (value !== undefined) expect(values).toContain(value)
    expect(values).toContain(await driver.get('a'))
    expect(readdirSync(folder)).toHaveLength(1)
  })

  test('a failed write is thrown and leaves nothing behind', async () => {
    const folder = join(temporaryFolder(), 'file')
    writeFileSync(folder, '')
    await expect(createFileSessionDriver(folder).set('a', 'x')).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(readFileSync(folder, 'utf8')).toBe('')
    chmodSync(folder, 0o600)
  })
})

describe('a Node server', () => {
  const { manifest } = createManifest({ files: ['visits.ts'], base: '/', trailingSlash: 'ignore', redirects: {} })
  const load = () => ({
    async GET({ session }: APIContext) {
      const visits = ((await session?.get<number>('visits')) ?? 0) + 1
      session?.set('visits', visits)
      return new Response(session && `${visits}`)
    },
  })

  test('keeps sessions over a restart', async () => {
    const folder = temporaryFolder()
    const visit = async (cookie = '') => {
      const { origin } = await startListener(createHandler({ manifest, load, session: { folder } }))
      return fetch(`${origin}/visits`, { headers: { cookie } })
    }
    const first = await visit()
    const [cookie = ''] = first.headers.getSetCookie()
    expect(cookie).toMatch(/^astro-session=[\da-f-]{36}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect([await first.text(), await (await visit(cookie.split(';')[0])).text()]).toEqual(['1', '2'])
  })

  test('has none where they are switched off', async () => {
    const { origin } = await startListener(createHandler({ manifest, load, session: false, onWarning: () => {} }))
    const response = await fetch(`${origin}/visits`)
    expect([await response.text(), response.headers.getSetCookie()]).toEqual(['', []])
  })
})
