import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hostServesApp } from '../../../compiler/vite/host-serves-app.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { contentOf, createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

beforeEach(() => void vi.stubEnv('CF_PAGES', undefined))
afterEach(() => void vi.unstubAllEnvs())

test.each([
  ['no configuration', {}, false],
  ['wrangler.toml of Pages', { 'wrangler.toml': 'pages_build_output_dir = "./dist"' }, true],
  ['wrangler.json of Pages', { 'wrangler.json': '{ "pages_build_output_dir": "dist" }' }, true],
  ['wrangler.jsonc of Pages', { 'wrangler.jsonc': '{ "pages_build_output_dir": "dist" } // here' }, true],
  ['wrangler.toml of a Cloudflare worker', { 'wrangler.toml': 'main = "src/worker.ts"' }, false],
  ['a configuration in another folder', { 'api/wrangler.toml': 'pages_build_output_dir = "dist"' }, false],
])('a project with %s', (_, files: Record<string, string>, expected) => {
  expect(hostServesApp(temporaryFolder(files))).toBe(expected)
})

test.each([
  ['1', true],
  ['', false],
])('a build with CF_PAGES=%j', (value, expected) => {
  vi.stubEnv('CF_PAGES', value)
  expect(hostServesApp(temporaryFolder({}))).toBe(expected)
})

describe('a build for a host that serves the app', () => {
  let project: TemporaryProject | undefined
  afterEach(() => project?.remove())

  test.each([
    ['a single-page app writes no 404.html', {}, false],
    ['a 404 page of the site stays', { 'public/404.html': '<!doctype html><title>Lost</title>' }, true],
    ['a site with several pages has a 404.html', { 'vite.config.js': "export default { appType: 'mpa' }" }, true],
  ])('%s', async (_, files: Record<string, string>, hasNotFoundPage) => {
    vi.stubEnv('CF_PAGES', '1')
    project = await createProject({ 'src/pages/hi.ts': "export const GET = () => new Response('hi')", ...files })
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const written = Object.keys(await contentOf(`${project.root}/dist`))
    expect(written.some((file) => file.endsWith('/404.html'))).toBe(hasNotFoundPage)
    expect(written.some((file) => file.endsWith('/sw.js'))).toBe(true)
  })
})
