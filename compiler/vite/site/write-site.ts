import { existsSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { BuildReport } from '../../node/build-report.ts'
import { EarlierOutput } from '../../node/earlier-output.ts'
import { listFiles } from '../../node/list-files.ts'
import { PrerenderedRecord } from '../../node/prerendered-record.ts'
import { tryWriteDeclaration } from '../../node/write-declaration.ts'
import { type WrittenFile, writeStaticFiles } from '../../node/write-static-files.ts'
import type { PrerenderedFile } from '../../prerender/static-file.ts'
import type { Reporter } from '../../reporter.ts'
import { buildSite } from '../../site/build-site.ts'
import { withoutFiles } from '../../site/host-manifest.ts'
import type { SiteFile } from '../../site/site-file.ts'
import { workerFile } from '../../site/site-project.ts'
import type { SiteReport } from '../../site/site-report.ts'
import type { Project } from '../project.ts'
import { publish, stagingFolder } from '../staging.ts'
import { builtRoutes } from './built-routes.ts'
import type { DiskHost, SitePlace } from './disk-host.ts'
import type { SiteOutput } from './output-of.ts'
import { refuseOutput } from './refuse-output.ts'

interface WriteSiteOptions {
  readonly project: Project
  readonly manifest: RouteManifest
  /** `performance.now()` when the build has started. */
  readonly start: number
  /** Creates what the site is built with. */
  createHost(place: SitePlace): DiskHost
  readonly reporter: Reporter
  readonly output: SiteOutput
  /** The output folder holds the pages already. */
  readonly hasPages: boolean
  /** Leave out the worker and the client: only prerendered files are written. */
  readonly filesOnly: boolean
}

/** Builds a site in a staging folder, and moves it to the output folder when everything has succeeded. */
export async function writeSite(options: WriteSiteOptions): Promise<BuildReport> {
  const { project, manifest, start, createHost, reporter, output, hasPages, filesOnly } = options
  const outDir = output.folder
  refuseOutput(outDir, project)
  const staging = stagingFolder(project.root)
  // A Node server has the site's files in a folder of their own.
  const within = project.options.target === 'node' && !filesOnly ? 'client' : ''
  const filesFolder = join(staging, within)
  const pagesFolder = hasPages ? join(outDir, within) : undefined
  await rm(staging, { recursive: true, force: true })
  try {
    await tryWriteDeclaration(project, manifest, (text) => reporter.warn(text))
    const publicFiles = project.publicFolder === undefined ? [] : await listFiles(project.publicFolder)
    const host = createHost({ manifest, staging, filesFolder, pagesFolder, outDir, publicFiles })
    const record = new PrerenderedRecord(project.root, join(outDir, within))
    if (hasPages) await record.removeOthers([])
    const site = buildSite({ project, manifest, host, reporter, filesOnly, pagesHaveGate: hasPages })
    const earlier = output.isKept ? new EarlierOutput(join(outDir, within), filesOnly) : undefined
    const { report: made, files } = await writeStaticFiles(unwritten(site, host), filesFolder, earlier)
    const hashes = new Map(files.map(({ path, hash }) => [path, hash]))
    const unchanged = files.filter(({ isUnchanged }) => isUnchanged).length
    const report = {
      outDir,
      files: filesOnly ? sizesOf(files) : await builtFiles(hasPages ? [outDir, staging] : [staging]),
      ...(unchanged > 0 && { unchanged }),
      routes: builtRoutes(withoutFiles(manifest, made.notRoutes), made.endpoints),
      ...(made.hasWorker && (await workerSize(filesFolder, workerFile(project.options)))),
      ...(!made.hasWorker && !filesOnly && project.options.target === 'worker' && { needsWorker: false as const }),
      ...(made.offline && { offline: made.offline }),
    }
    if (output.isKept) {
      if (filesOnly) await record.removeOthers(made.written)
      await publish(staging, outDir, output.isEmptied && !filesOnly && !hasPages)
      await record.write(made.written.map((path) => [path, hashes.get(path) ?? '']))
    }
    return { ...report, milliseconds: Math.round(performance.now() - start) }
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(`${staging}-server`, { recursive: true, force: true })
  }
}

/** The files that Vite has not written, with their content. */
async function* unwritten(
  site: AsyncGenerator<SiteFile, SiteReport, undefined>,
  host: DiskHost,
): AsyncGenerator<PrerenderedFile, SiteReport, undefined> {
  let step = await site.next()
  for (; !step.done; step = await site.next()) {
    const { value: file } = step
    if (!host.isWritten(file)) yield { path: file.path, body: await file.read() }
  }
  return step.value
}

const sizesOf = (files: readonly WrittenFile[]): BuildReport['files'] =>
  files.map(({ path, bytes }) => ({ path, bytes })).sort((one, other) => (one.path < other.path ? -1 : 1))

/** If a file is in several folders, the last counts. */
async function builtFiles(folders: readonly string[]): Promise<BuildReport['files']> {
  const sizes = new Map<string, number>()
  for (const folder of folders) {
    for (const path of await listFiles(folder)) sizes.set(path, (await stat(join(folder, path))).size)
  }
  return [...sizes].map(([path, bytes]) => ({ path, bytes }))
}

async function workerSize(folder: string, path: string): Promise<Pick<BuildReport, 'worker'>> {
  const file = join(folder, path)
  if (!existsSync(file)) return {}
  const script = await readFile(file)
  const { gzipSync } = await import('node:zlib')
  return { worker: { path, bytes: script.length, gzip: gzipSync(script).length } }
}
