import { existsSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ViteBuilder } from 'vite'
import { listFiles } from '../../node/list-files.ts'
import { PrerenderedRecord } from '../../node/prerendered-record.ts'
import { tryWriteDeclaration } from '../../node/write-declaration.ts'
import { type WrittenFile, writeStaticFiles } from '../../node/write-static-files.ts'
import type { Reporter } from '../../reporter.ts'
import { buildSite, type SiteReport } from '../../site/build-site.ts'
import { withoutFiles } from '../../site/host-manifest.ts'
import type { SiteFile } from '../../site/site-file.ts'
import type { ImageFiles } from '../astro/image-files.ts'
import { type Project, readProjectManifest } from '../project.ts'
import { publish, stagingFolder } from '../staging.ts'
import type { EntrySources } from '../virtual-entries.ts'
import type { BuildReport } from './build-report.ts'
import { builtRoutes } from './built-routes.ts'
import { refuseOutput } from './refuse-output.ts'
import { ViteHost } from './vite-host.ts'

interface WriteSiteOptions {
  readonly builder: ViteBuilder
  readonly project: Project
  readonly sources: EntrySources
  readonly images: ImageFiles
  readonly reporter: Reporter
  /** Absolute path; replaced only when everything has succeeded. */
  readonly outDir: string
  /** Whether the output folder is ours to empty. */
  readonly emptyOutDir: boolean
  /** Leave out the worker and the client: only prerendered files are written. */
  readonly filesOnly: boolean
}

/** Builds a site in a staging folder, and moves it to the output folder when everything has succeeded. */
export async function writeSite(options: WriteSiteOptions): Promise<BuildReport> {
  const { builder, project, sources, images, reporter, outDir, filesOnly } = options
  refuseOutput(outDir, project)
  const start = performance.now()
  const staging = stagingFolder(project.root)
  const filesFolder = project.options.target === 'node' && !filesOnly ? join(staging, 'client') : staging
  await rm(staging, { recursive: true, force: true })
  try {
    const { manifest, warnings } = await readProjectManifest(project)
    for (const warning of warnings) reporter.warn(warning)
    await tryWriteDeclaration(project, manifest, (text) => reporter.warn(text))
    const publicFiles = project.publicFolder === undefined ? [] : await listFiles(project.publicFolder)
    const host = new ViteHost({ builder, project, manifest, sources, images, filesFolder, reporter }, publicFiles)
    const site = buildSite({ project, manifest, host, reporter, filesOnly })
    const { report: made } = await writeStaticFiles(unwritten(site, host), filesFolder)
    const report = {
      outDir,
      files: await builtFiles(staging),
      routes: builtRoutes(withoutFiles(manifest, made.notRoutes), made.endpoints),
      ...(await workerSize(join(filesFolder, 'sw.js'))),
      ...(made.offline && { offline: made.offline }),
    }
    const record = new PrerenderedRecord(project.root, filesFolder === staging ? outDir : join(outDir, 'client'))
    if (filesOnly) await record.removeOthers(made.written)
    await publish(staging, outDir, options.emptyOutDir && !filesOnly)
    await record.write(made.written)
    return { ...report, milliseconds: Math.round(performance.now() - start) }
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(`${staging}-server`, { recursive: true, force: true })
  }
}

/** The files that Vite has not written, with their content. */
async function* unwritten(
  site: AsyncGenerator<SiteFile, SiteReport, undefined>,
  host: ViteHost,
): AsyncGenerator<WrittenFile, SiteReport, undefined> {
  let step = await site.next()
  for (; !step.done; step = await site.next()) {
    const { value: file } = step
    if (!host.isWritten(file)) yield { path: file.path, body: await file.read() }
  }
  return step.value
}

async function builtFiles(folder: string): Promise<BuildReport['files']> {
  const files = await listFiles(folder)
  return Promise.all(files.map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })))
}

async function workerSize(file: string): Promise<Pick<BuildReport, 'worker'>> {
  if (!existsSync(file)) return {}
  const script = await readFile(file)
  return { worker: { path: 'sw.js', bytes: script.length, gzip: gzipSync(script).length } }
}
