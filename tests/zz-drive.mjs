import { chromium } from 'playwright'
import { readdir, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join, relative } from 'node:path'
const folder = '/tmp/wt-compiler/tests/fixtures/shop'
const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))
const files = await Promise.all(entries.sort().map(async (f) => [relative(folder, f), await readFile(f, 'base64')]))
const { options } = await import(folder + '/options.ts').catch(() => ({ options: { site: 'https://shop.example', redirects: { '/old-feed': '/feed.xml', '/p/[id]': '/products/[id].json' }, unsupportedMethod: 405 } }))
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
const page = await b.newPage()
page.on('console', (m) => console.log('console', m.text()))
page.on('pageerror', (m) => console.log('error', m))
await page.goto('http://localhost:4777/')
await page.waitForFunction('self.go')
const out = await page.evaluate(`go(${JSON.stringify(files)}, ${JSON.stringify(options)})`)
const { files: made, ...rest } = out
console.log(JSON.stringify(rest, null, 1))
const esbuild = await import('esbuild-wasm')
const { createCompiler } = await import('/tmp/wt-compiler/dist/compiler/index.js')
const { runtimeModules } = await import('/tmp/wt-compiler/dist/compiler/vite/runtime-modules.js')
const here = await createCompiler({ esbuild, runtime: runtimeModules }).buildStatic(new Map(files.map(([n, t]) => [n, new Uint8Array(Buffer.from(t, 'base64'))])), options, { run: async (c, a) => new Function('argument', c)(a) })
const want = [...here.files].map(([n, x]) => [n, createHash('sha256').update(x).digest('hex')])
console.log('same as in Node:', JSON.stringify(want) === JSON.stringify(made), want.length, made.length)
console.log(want.filter(([n,h],i)=>made[i][0]!==n||made[i][1]!==h).map(x=>x[0]), made.map(m=>m[0]).filter(n=>!want.some(w=>w[0]===n)))
await b.close(); process.exit(0)
