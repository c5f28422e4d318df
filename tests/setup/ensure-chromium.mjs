import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installedChromium } from './chromium.mjs'
import { installPackages, succeeds } from './debian.mjs'
import { starts } from './find-program.mjs'

/**
 * The path of a Chromium that starts: an installed one, else Playwright's own download, else, for root on Debian, the
 * distribution's package.
 *
 * @throws an error that says what to install
 */
export async function ensureChromium(log = console.error) {
  return (await installedChromium()) ?? (await playwrightChromium(log)) ?? (await debianChromium(log)) ?? giveUp()
}

async function playwrightChromium(log) {
  const { chromium } = await import('playwright')
  const file = chromium.executablePath()
  if (await starts(file)) return file
  log('No Chromium found: downloading the one that Playwright provides.')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  await succeeds(process.execPath, [cli, 'install', 'chromium'])
  return (await starts(file)) ? file : undefined
}

async function debianChromium(log) {
  log('It could not be downloaded, or does not start here: installing the package of the distribution.')
  return (await installPackages('chromium')) ? installedChromium() : undefined
}

function giveUp() {
  throw new Error(
    'The browser tests need Chromium, and none could be found or installed. Install it (Debian, Ubuntu: ' +
      '"apt-get install chromium" as root; elsewhere: "npx playwright install --with-deps chromium"), or set ' +
      'CHROMIUM_PATH to one.',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureChromium())
