import { zip } from 'stowaway/compiler'
import { files, project } from '../state/project.ts'
import type { StaticBuilder } from '../state/static-build.ts'
import { compileNow } from './compile-loop.ts'
import { compiler } from './compiler.ts'

/** Builds the project as the command line does, for the root of a site. */
export const builder: StaticBuilder = {
  async build(run) {
    await compileNow()
    const sources = files.peek()
    const { id, name } = project.peek()
    return { ...(await compiler().buildStatic(sources, { id }, { run })), id, name, sources }
  },
  zip: async (built) => zip(built),
}
