import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { chromium } from '@playwright/test'
import { launchSettings } from '../setup/engines.mjs'
import { packages } from './packages.mjs'
import { serveFolder, startServer } from './serve.mjs'

const usage = `Usage: node tests/npm-packages/main.mjs [NAME…]

Imports popular packages in an endpoint and in a page, and writes what happened to tests/npm-packages/table.md.
Compile the package before: npm run build. The packages are installed into a folder of the temporary directory.

  NAME    only these packages; the result is printed, not written`

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const cli = join(root, 'dist/compiler/cli/bin.js')
const vite = join(root, 'node_modules/vite/bin/vite.js')
const cache = join(tmpdir(), 'stowaway-npm-packages')

async function main(args) {
  if (args.includes('--help')) return console.log(usage)
  const unknown = args.filter((name) => !(name in packages))
  if (unknown.length > 0) throw new Error(`Not in packages.mjs: ${unknown.join(', ')}`)
  const names = args.length > 0 ? args : Object.keys(packages)
  await install(names)
  const { launchOptions } = await launchSettings('chromium')
  const browser = await chromium.launch(launchOptions)
  const rows = []
  try {
    for (const name of names) {
      const row = await tryPackage(browser, name)
      rows.push(row)
      console.log([name, row.page, row.build, row.dev].join(' · '))
    }
  } finally {
    await browser.close()
  }
  if (args.length === 0) await writeFile(join(here, 'table.md'), table(rows))
}

async function install(names) {
  await mkdir(cache, { recursive: true })
  await writeFile(join(cache, 'package.json'), '{ "private": true, "type": "module" }')
  console.log(`Installing ${names.length} packages`)
  await run(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...names],
    {
      cwd: cache,
      maxBuffer: 1e8,
    },
  )
  await symlink(root, join(cache, 'node_modules/stowaway'), 'dir').catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** What a page, the built worker and the worker of the development server make of a package. */
async function tryPackage(browser, name) {
  const folder = join(cache, 'projects', name.replaceAll('/', '_'))
  await layProject(folder, name)
  const { version } = JSON.parse(await readFile(join(cache, 'node_modules', name, 'package.json'), 'utf8'))
  return {
    name,
    version,
    page: await outcome(() => inPage(browser, folder)),
    build: await outcome(() => inBuild(browser, folder)),
    dev: await outcome(() => inDev(browser, folder)),
  }
}

async function layProject(folder, name) {
  await mkdir(join(folder, 'src/pages'), { recursive: true })
  const value = `const used: any = all\nexport const value = (): unknown => ${packages[name]}\n`
  const files = {
    'package.json': '{ "private": true, "type": "module" }',
    'src/value.ts': `import * as all from '${name}'\n${value}`,
    'src/pages/use.json.ts': `import { value } from '../value'\nexport const GET = () => Response.json(value())\n`,
    'page.html': '<!doctype html><script type="module" src="/src/page.ts"></script>',
    'src/page.ts': "import { value } from './value'\ndocument.title = JSON.stringify(value())\n",
    'index.html': '<!doctype html><title>page</title>',
    'vite.page.mjs': "export default { build: { rollupOptions: { input: 'page.html' }, outDir: 'dist-page' } }",
  }
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
}

const node = (folder, ...args) => run(process.execPath, args, { cwd: folder, timeout: 120_000, maxBuffer: 1e8 })

async function inPage(browser, folder) {
  await node(folder, vite, 'build', '--config', 'vite.page.mjs', '--logLevel', 'error')
  return withServer(serveFolder(join(folder, 'dist-page')), browser, async (page, url) => {
    await page.goto(`${url}page.html`)
    await page.waitForFunction(() => document.title !== '', undefined, { timeout: 10_000 })
    return page.title()
  })
}

async function inBuild(browser, folder) {
  await node(folder, cli, 'build')
  return withServer(serveFolder(join(folder, 'dist')), browser, (page, url) => askEndpoint(page, url, ''))
}

const inDev = (browser, folder) =>
  withServer(
    startServer(process.execPath, [cli, 'dev', '--port', '0', '--host', '127.0.0.1'], folder),
    browser,
    // Other requests are answered in Node, in development.
    (page, url) => askEndpoint(page, url, 'desc="worker"'),
  )

async function askEndpoint(page, url, host) {
  await page.goto(url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 })
  const { status, text, timing } = await page.evaluate(async () => {
    const response = await fetch('/use.json')
    return {
      status: response.status,
      text: await response.text(),
      timing: response.headers.get('server-timing') ?? '',
    }
  })
  if (status !== 200) throw new Error(text)
  if (!timing.includes(host)) throw new Error(`answered by ${timing}`)
  return text
}

/** Opens a page of a new profile, with the server's address, and gives what `use` finds. */
async function withServer(starting, browser, use) {
  const server = await starting
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    return await use(page, server.url).catch((error) => {
      throw errors.length > 0 ? new Error(errors[0]) : error
    })
  } finally {
    await context.close()
    await server.close()
  }
}

/** `ok: VALUE`, or the first line of what went wrong. */
async function outcome(attempt) {
  try {
    return `ok: ${await attempt()}`
  } catch (error) {
    return firstLine(error)
  }
}

function firstLine(error) {
  const lines = stripVTControlCharacters(String(error.stderr || error.message)).split('\n')
  const line = lines.find((one) => /error|cannot|could not/i.test(one)) ?? lines.find((one) => one.trim() !== '')
  return (line ?? 'failed').trim().replaceAll(cache, '').slice(0, 160)
}

function table(rows) {
  const runsIn = (key) => rows.filter((row) => row[key].startsWith('ok'))
  const inPage = runsIn('page')
  const equal = (row, key) => row[key] === row.page
  const cell = (row, key) => (row[key].startsWith('ok') ? (equal(row, key) ? 'ok' : row[key]) : row[key])
  const line = (cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|').replaceAll('`', "'")).join(' | ')} |`
  return [
    '# Packages of npm in endpoints',
    '`node tests/npm-packages/main.mjs` writes this page. Each package is imported and used in a page that plain Vite builds, in an endpoint of a build, and in an endpoint in development; both endpoints run in the worker, in Chromium.',
    `Of ${rows.length} packages, ${inPage.length} run in the page. Of these, ${inPage.filter((row) => equal(row, 'build')).length} give the same in the built worker, and ${inPage.filter((row) => equal(row, 'dev')).length} in the worker in development.`,
    [
      line(['package', 'version', 'page', 'build', 'dev']),
      line(['---', '---', '---', '---', '---']),
      ...rows.map((row) =>
        line([
          row.name,
          row.version,
          row.page.startsWith('ok') ? 'ok' : row.page,
          cell(row, 'build'),
          cell(row, 'dev'),
        ]),
      ),
    ].join('\n'),
    '',
  ].join('\n\n')
}

await main(process.argv.slice(2))
