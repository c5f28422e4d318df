import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SessionOptions } from '../../../sw/core/session/sessions.ts'
import type { App, AppOptions } from '../../../sw/index.ts'
import { importEntry } from '../tools/package-files.ts'

export type ProjectKind = 'plain' | 'context'

export const projectName = (kind: ProjectKind, count: number): string => `${kind}-${count}`

/** What the entry of a project that was built for Node exports. */
interface ServerEntry {
  readonly options: AppOptions & { readonly session?: false | Omit<SessionOptions, 'driver'> }
}

/** The app of a built project, as the handler of its Node entry creates it; sessions are in memory. */
export async function ourApp(
  folder: string,
  kind: ProjectKind,
  count: number,
  more: Pick<AppOptions, 'timeout'> = {},
): Promise<App> {
  const entry = join(folder, projectName(kind, count), 'dist/server/entry.mjs')
  const { options }: ServerEntry = await import(pathToFileURL(entry).href)
  const { createApp, createSessions, createMemoryDriver } =
    await importEntry<typeof import('../../../sw/index.ts')>('index')
  const { session, ...rest } = options
  const sessions = session === false ? {} : { session: createSessions({ ...session, driver: createMemoryDriver() }) }
  return createApp({ ...rest, ...more, malformedPath: 'raw', ...sessions })
}
