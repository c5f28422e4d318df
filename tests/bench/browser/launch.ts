import { chromium, firefox } from '@playwright/test'
import type { EngineName, Launched } from '../../browser/engine/engine.ts'
import { idleWorkers } from '../../browser/engine/idle-workers.ts'
import { launchPlaywright } from '../../browser/engine/launch-playwright.ts'
import { launchWebKit } from '../../browser/engine/launch-webkit.ts'
import { chromiumFlags, installedChromium } from '../../setup/chromium.mjs'
import { hasWebKit, installedFirefox } from '../../setup/engines.mjs'
import { MissingError } from '../tools/missing-error.ts'

/**
 * Starts an engine as the browser tests do.
 *
 * @param stopsWorkers lets Firefox end idle workers, which is how it stops them
 * @throws if it is not installed
 */
export async function launch(engine: EngineName, { stopsWorkers = false } = {}): Promise<Launched> {
  if (engine === 'webkit') {
    if (!(await hasWebKit())) throw missing(engine)
    return launchWebKit()
  }
  const executablePath = await (engine === 'chromium' ? installedChromium() : installedFirefox())
  if (executablePath === undefined) throw missing(engine)
  if (engine === 'chromium') return launchPlaywright(engine, chromium, { executablePath, args: chromiumFlags })
  const firefoxUserPrefs = {
    // Otherwise its clock has steps of a millisecond.
    'privacy.reduceTimerPrecision': false,
    ...(stopsWorkers && idleWorkers.firefoxUserPrefs),
  }
  return launchPlaywright(engine, firefox, { executablePath, channel: 'moz-firefox', firefoxUserPrefs })
}

const missing = (engine: EngineName): MissingError =>
  new MissingError(`${engine} is not installed. Choose other engines with --browser.`)
