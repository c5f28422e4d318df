import { buildCopy } from './build-copy.ts'
import type { Host, HostProject, StartOptions } from './host.ts'
import { overHttp } from './over-http.ts'
import { serveBuilt } from './serve-built.ts'
import { withCopy } from './with-copy.ts'

/** The files of a build, as `preview` serves them. */
export function startStatic(project: HostProject, options: StartOptions = {}): Promise<Host> {
  return withCopy(project.folder, async (root) => {
    const { origin, close } = await serveBuilt(await buildCopy(root, project, 'worker', options), project.base)
    return { ...overHttp(origin), close }
  })
}
