import type { Engine } from '../engine/engine.ts'
import type { Tab } from '../engine/tab.ts'

/** A tab of this profile that lies behind another, whatever `first` shows until then. */
export async function hideTab(engine: Engine, first: Tab): Promise<Tab> {
  if (engine.name === 'webkit') {
    // WebDriver opens a tab behind the one that is there, and what is done in it does not bring it to the front.
    return engine.newTab()
  }
  if (engine.name === 'firefox') {
    // Playwright gives every page a window; only a link opens a tab in front of its page.
    await first.goto('data:text/html,<a target="_blank" href="about:blank">front</a>')
    await first.click('a')
  } else {
    await engine.newTab()
  }
  await first.evaluate(async () => {
    while (!document.hidden) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  return first
}
