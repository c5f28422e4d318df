import { cp } from 'node:fs/promises'
import { buildInto, preview, type Served, temporaryFolder } from '../serve-project.ts'

const project = 'tests/fixtures/matrix'

export interface MatrixSite extends Served {
  /** Puts the second build in place of the first, as a deploy does. */
  update(): Promise<void>
}

/** The fixture in two builds, for sites of its own each: a test may update one, or stop it. */
export async function buildMatrix(base: string) {
  const folder = await temporaryFolder()
  const build = (name: string, ...flags: string[]): Promise<void> =>
    buildInto(`${folder.path}/${name}`, project, '--base', base, ...flags)
  await build('first')
  await build('second', '--mode', 'second')
  let sites = 0
  const serve = async (): Promise<MatrixSite> => {
    sites += 1
    const own = `${folder.path}/site-${sites}`
    await cp(`${folder.path}/first`, own, { recursive: true })
    const site = await preview(own, base)
    let closed: Promise<void> | undefined
    const close = (): Promise<void> => {
      closed ??= site.close()
      return closed
    }
    return {
      ...site,
      update: () => cp(`${folder.path}/second`, own, { recursive: true }),
      close,
    }
  }
  return { serve, remove: folder.remove }
}

export type MatrixBuilds = Awaited<ReturnType<typeof buildMatrix>>
