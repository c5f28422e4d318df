import { preview } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

describe.each(['/', '/repo/'])('vite preview of a single-page app at %s', (base) => {
  test.each([
    ['a page opens a deep link', 'users/7', 'document', 200],
    ['a page fetches a path without a file', 'api/unknown', 'empty', 404],
    ['a page loads an image without a file', 'unknown.png', 'image', 404],
    ['a page fetches the app', '', 'empty', 200],
    ['a page fetches the app with a query', '?q=1', 'empty', 200],
    ['a page fetches the app by its name', 'index.html', 'empty', 200],
    ['a page fetches a file', 'data.json', 'empty', 200],
    ['a tool asks as plain Vite answers', 'api/unknown', undefined, 200],
  ])('%s: %s', async (_, path, wanted, status) => {
    const built = { 'dist/index.html': '<!doctype html><title>App</title>', 'dist/data.json': '{}' }
    project = await createProject(built)
    const server = await preview({
      root: project.root,
      configFile: false,
      logLevel: 'silent',
      base,
      plugins: [stowaway()],
      preview: { port: 0, host: '127.0.0.1' },
    })
    try {
      const headers = { accept: '*/*', ...(wanted !== undefined && { 'sec-fetch-dest': wanted }) }
      const url = new URL(path, server.resolvedUrls?.local[0])
      expect((await fetch(url, { headers })).status).toBe(status)
    } finally {
      await server.close()
    }
  })
})
