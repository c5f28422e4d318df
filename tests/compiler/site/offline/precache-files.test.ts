import { expect, test } from 'vitest'
import { isHostFile } from '../../../../compiler/site/offline/host-file.ts'
import { precacheFiles } from '../../../../compiler/site/offline/precache-files.ts'
import { siteFile } from '../../../../compiler/site/site-file.ts'

async function entry(file: string, verify = true, publicFiles: readonly string[] = []) {
  const [found] = await precacheFiles([siteFile(file, 'hello')], {
    base: '/repo',
    assetsFolder: 'assets',
    publicFiles,
    verify,
  })
  return found
}

test('a file has the revision and the integrity of its content', async () => {
  expect(await entry('a/b.html')).toEqual({
    url: '/repo/a/b.html',
    revision: 'LPJNul+wow4m6Dsq',
    integrity: 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
  })
})

test('without verify any content of a name may be kept', async () => {
  expect(await entry('a.html', false)).toEqual({ url: '/repo/a.html', revision: 'LPJNul+wow4m6Dsq' })
})

test('addresses are encoded as browsers send them', async () => {
  expect((await entry('été, 50% #1?.txt'))?.url).toBe('/repo/%C3%A9t%C3%A9,%2050%25%20%231%3F.txt')
})

test.for([
  ['assets/index-DQi_cUUB.js', true],
  ['assets/font.CHCrgH-n.woff2', true],
  ['assets/main-settings.js', false],
  ['assets/hero-Mountain.jpg', false],
  ['assets/log-20261122.txt', false],
  ['index-DQi_cUUB.js', false],
] as const)('%s is named by its content: %s', async ([file, isHashed]) => {
  expect((await entry(file))?.revision === null).toBe(isHashed)
})

test('a public file is named by people, whatever its name looks like', async () => {
  expect((await entry('assets/index-DQi_cUUB.js', true, ['assets/index-DQi_cUUB.js']))?.revision).not.toBe(null)
})

test.for([
  ['.nojekyll', true],
  ['.git/config', true],
  ['a/.env', true],
  ['_headers', true],
  ['_redirects', true],
  ['sw.js', true],
  ['web.config', true],
  ['docs/web.config', true],
  ['vercel.json', true],
  ['netlify.toml', true],
  ['staticwebapp.config.json', true],
  ['docs/vercel.json', false],
  ['my-web.config', false],
  ['.well-known/security.txt', false],
  ['list/.json', false],
  ['a/_headers', false],
  ['_app/x.js', false],
] as const)('%s is for the host: %s', ([file, expected]) => {
  expect(isHostFile(file)).toBe(expected)
})
