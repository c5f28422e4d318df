import type { Engine, EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import { launch } from './launch.ts'
import { type ServedSite, serveSite } from './serve-site.ts'

export interface Opened {
  readonly browser: Engine
  readonly tab: Tab
  /** In the order of the folders. */
  readonly servers: readonly ServedSite[]
}

/** Starts an engine with an empty profile and a tab, and serves folders while it runs. */
export async function withTab<Result>(
  engine: EngineName,
  folders: readonly string[],
  work: (opened: Opened) => Promise<Result>,
  options: { readonly stopsWorkers?: boolean } = {},
): Promise<Result> {
  const launched = await launch(engine, options)
  const servers = await Promise.all(folders.map(serveSite))
  try {
    const browser = await launched.newEngine()
    try {
      return await work({ browser, tab: await browser.newTab(), servers })
    } finally {
      await browser.close()
    }
  } finally {
    await launched.close()
    for (const server of servers) await server.close()
  }
}
