import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withArgument, withArgumentCode } from '../../scripts/wrap-script.ts'
import { workerAddress } from '../../site/site-project.ts'
import { rootOfScript } from '../../site/site-root.ts'
import { unregisterWorker } from '../../site/unregister-worker.ts'
import type { Project } from '../project.ts'
import { readScript } from '../read-script.ts'
import { unregisterHtml } from './unregister-html.ts'

interface UnregisterOptions {
  /** Where the site's files lie. */
  readonly folder: string
  /** Remove databases too. */
  readonly data: boolean
}

const scriptName = 'stowaway-unregister.js'

/**
 * Writes what takes a site's worker away: in the worker's place one that leaves, and a page where a person can see and
 * remove what is left. Other files are not touched.
 *
 * @returns the names of the written files
 */
export async function writeUnregister(project: Project, { folder, data }: UnregisterOptions): Promise<string[]> {
  const { script, scope } = workerAddress(project)
  const page = await readScript('unregister-page.js')
  const files = {
    [script.slice(project.base.length + 1)]: unregisterWorker(await readScript('unregister-worker.js'), data),
    'unregister.html': unregisterHtml(project.isRelative ? scriptName : `${project.base}/${scriptName}`),
    [scriptName]: project.isRelative
      ? withArgumentCode(page, `{ scope: ${rootOfScript}, data: ${data} }`)
      : withArgument(page, { scope, data }),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return Object.keys(files)
}
