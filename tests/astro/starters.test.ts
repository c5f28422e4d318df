import type { ViteDevServer } from 'vite'
import { describe, expect, test, vi } from 'vitest'
import type { StowawayOptions } from '../../compiler/project/settings.ts'
import { startDev } from '../../compiler/vite/dev-project.ts'
import { asText } from './as-text.mjs'
import { openCorpus, readRecording } from './corpus-project.ts'

interface Starter {
  readonly name: string
  /** What `stowaway init` copies from `astro.config`. */
  readonly options?: StowawayOptions
  readonly base?: string
  /** What a file says in development only. */
  readonly inDevelopment?: (path: string, text: string) => string
}

/** The endpoint files of six kinds of Astro starters, unchanged. */
const starters: readonly Starter[] = [
  { name: 'starter-blog', options: { site: 'https://blog.example/' } },
  { name: 'starter-search' },
  {
    name: 'starter-sitemap',
    options: { site: 'https://boats.example', trailingSlash: 'always' },
    base: '/shop',
  },
  {
    name: 'starter-robots',
    options: { site: 'https://quay.example' },
    inDevelopment: (path, text) =>
      path === 'robots.txt' ? text.replace('\n\nSitemap', '\nDisallow: /\nSitemap') : text,
  },
  { name: 'starter-og' },
  { name: 'starter-api' },
]

const silent = { info: () => undefined, warn: () => undefined, progress: () => undefined }

describe.for(starters)('$name', ({ name, options, base = '', inDevelopment = (_, text) => text }) => {
  const settings = { stowaway: { output: 'static' as const, ...options }, ...(base && { base }) }

  test('a build writes what Astro wrote, byte for byte', { timeout: 120_000 }, async () => {
    const { files } = await readRecording(name)
    const project = await openCorpus(name, settings)
    // The test runner's own would keep development code.
    vi.stubEnv('NODE_ENV', 'production')
    try {
      const built = await project.build()
      const ours = Object.keys(files).map((path) => [path, built[path]])
      expect(Object.fromEntries(ours)).toEqual(files)
      expect(ours.length).toBeGreaterThan(0)
    } finally {
      vi.unstubAllEnvs()
      await project.remove()
    }
  })

  test('the development server answers the same', { timeout: 120_000, tags: ['soak'] }, async () => {
    const { files } = await readRecording(name)
    const project = await openCorpus(name, settings)
    let server: ViteDevServer | undefined
    try {
      const { root } = project
      server = await startDev({ ...settings, root, config: false, port: 0, host: '127.0.0.1' }, silent)
      const [home = ''] = server.resolvedUrls?.local ?? []
      for (const [path, text] of Object.entries(files)) {
        const response = await fetch(new URL(`${base}/${path}`, home))
        const body = asText(Buffer.from(await response.arrayBuffer()))
        expect([path, response.status, body]).toEqual([path, 200, inDevelopment(path, text)])
      }
    } finally {
      await server?.close()
      await project.remove()
    }
  })
})
