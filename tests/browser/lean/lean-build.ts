import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { StowawayOptions } from '../../../compiler/project/settings.ts'
import { buildProject } from '../../../compiler/vite/build-project.ts'
import { hostPage } from '../../hosts/browser/host-page.ts'
import { silent } from '../../hosts/silent.ts'
import { writeProject } from '../../hosts/work-copy.ts'
import type { LeanCase } from './lean-case.ts'

interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

interface ServerEntry {
  serve(options: { port: number; host: string; hasPlainReads?: boolean }): Promise<RunningServer>
}

export interface LeanBuild {
  /** The output folder of the worker's build. */
  readonly folder: string
  /** The worker's script. */
  readonly script: string
  /** Starts the built Node server: as it is, or with everything that a context can do. */
  startNode(isFull: boolean): Promise<RunningServer>
  remove(): Promise<void>
}

const page = '<!doctype html><title>Page</title><script type="module">document.body.dataset.ready = "1"</script>'

/** Builds a case's project for both targets. */
export async function buildCase(
  { files, options = {}, isRelative, hasPage, inNode }: LeanCase,
  base: string,
): Promise<LeanBuild> {
  const sources = Object.entries(files).map(([path, text]) => [`src/${path}`, text] as const)
  const copy = await writeProject({
    ...Object.fromEntries(sources),
    ...hostPage,
    ...(hasPage && { 'index.html': page }),
  })
  const build = async (target: 'worker' | 'node') => {
    const outDir = join(copy.root, `dist-${target}`)
    const built = { root: copy.root, base: isRelative && target === 'worker' ? './' : base, outDir, target }
    const stowaway: StowawayOptions = JSON.parse(JSON.stringify(options).replaceAll('/BASE/', base))
    await buildProject({ ...built, stowaway, config: false }, silent)
    return outDir
  }
  const folder = await build('worker')
  const server = inNode ? await build('node') : undefined
  return {
    folder,
    script: await readFile(join(folder, 'sw.js'), 'utf8'),
    async startNode(isFull: boolean) {
      const entry: ServerEntry = await import(pathToFileURL(join(server ?? '', 'server/entry.mjs')).href)
      return entry.serve({ port: 0, host: '127.0.0.1', ...(isFull && { hasPlainReads: false }) })
    },
    remove: copy.remove,
  }
}
