import { join } from 'node:path'
import { serveFolder } from './serve-folder.ts'
import { buildInto, temporaryFolder } from './serve-project.ts'

export interface BuiltSite {
  /** Of the site, with a slash at its end. */
  readonly address: string
  close(): Promise<void>
}

/** Builds a project below a path, and serves the files as a static host does. */
export async function serveBuilt(project: string, base: string, ...args: readonly string[]): Promise<BuiltSite> {
  const output = await temporaryFolder()
  await buildInto(join(output.path, base), project, '--base', base, ...args)
  const host = await serveFolder(output.path)
  return {
    address: new URL(base, host.url).href,
    async close() {
      await host.close()
      await output.remove()
    },
  }
}
