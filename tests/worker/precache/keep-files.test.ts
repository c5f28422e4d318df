import { expect, test } from 'vitest'
import { offlineError } from '../../../sw/core/errors/offline-errors.ts'
import { keepFiles } from '../../../sw/worker/precache/keep-files.ts'

const urls = Array.from({ length: 20 }, (_, index) => `/${index}`)
const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

test('all are kept, four at a time', async () => {
  const kept: string[] = []
  let running = 0
  let most = 0
  const failures = await keepFiles(urls, async (url) => {
    most = Math.max(most, ++running)
    await pause()
    running--
    kept.push(url)
  })
  expect(failures).toEqual([])
  expect(kept.sort()).toEqual([...urls].sort())
  expect(most).toBe(4)
})

test('one that fails stops no other, and each failure says why', async () => {
  const kept: string[] = []
  const failures = await keepFiles(urls, async (url) => {
    await pause()
    if (url === '/3') throw offlineError('OfflineFileNotKept', { path: url, reason: 'the host answered 404' })
    if (url === '/4') throw new Error('odd')
    kept.push(url)
  })
  expect(kept).toHaveLength(18)
  expect(failures.map(({ message }) => message)).toEqual([
    '/3 is not stored for offline use: the host answered 404.',
    '/4 is not stored for offline use: Error: odd.',
  ])
})

test('after the storage has refused a file, no more are fetched', async () => {
  let calls = 0
  const failures = await keepFiles(urls, async () => {
    calls++
    await pause()
    throw offlineError('OfflineStorageUnavailable', { reason: 'its storage is full' })
  })
  expect(calls).toBe(4)
  expect(failures).toHaveLength(4)
})
