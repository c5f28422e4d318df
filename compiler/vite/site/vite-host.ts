import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViteBuilder } from 'vite'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { listFiles } from '../../node/list-files.ts'
import type { Reporter } from '../../reporter.ts'
import type { SiteFile } from '../../site/site-file.ts'
import type { SiteHost } from '../../site/site-host.ts'
import type { ImageFiles } from '../astro/image-files.ts'
import { writtenImages } from '../astro/written-images.ts'
import { environmentNames } from '../environments.ts'
import { prerenderInThread } from '../prerender/prerender-in-thread.ts'
import { type Project, sourceFile } from '../project.ts'
import { readScript } from '../read-script.ts'
import { type EntrySources, virtualEntries } from '../virtual-entries.ts'
import { bundleEndpoints } from './bundle-endpoints.ts'

interface ViteHostOptions {
  readonly builder: ViteBuilder
  readonly project: Project
  readonly manifest: RouteManifest
  /** Where the generated entries are put before they are bundled. */
  readonly sources: EntrySources
  /** Filled while endpoints are bundled. */
  readonly images: ImageFiles
  /** Where Vite writes the site's files. */
  readonly filesFolder: string
  readonly reporter: Reporter
}

/** Builds sites of a project on disk, with Vite and its bundler. */
export class ViteHost implements SiteHost {
  readonly assetsFolder: string
  readonly publicFiles: readonly string[]
  readonly #options: ViteHostOptions
  readonly #written = new Set<SiteFile>()

  constructor(options: ViteHostOptions, publicFiles: readonly string[]) {
    this.#options = options
    this.publicFiles = publicFiles
    this.assetsFolder = options.builder.config.build.assetsDir
  }

  /** Whether Vite has written a file of the site itself. */
  isWritten(file: SiteFile): boolean {
    return this.#written.has(file)
  }

  async pages(): Promise<readonly SiteFile[]> {
    const { builder, project, filesFolder } = this.#options
    const { client } = builder.environments
    const hasPages =
      existsSync(join(project.root, 'index.html')) || client?.config.build.rolldownOptions.input !== undefined
    if (client !== undefined && hasPages) await builder.build(client)
    // A project without a page still has its public files.
    else if (project.publicFolder !== undefined && existsSync(project.publicFolder)) {
      await cp(project.publicFolder, filesFolder, { recursive: true })
    }
    return (await listFiles(filesFolder)).map((path) => this.#fileOnDisk(path))
  }

  async *prerender(given: Parameters<SiteHost['prerender']>[0]): ReturnType<SiteHost['prerender']> {
    const { builder, project, manifest, sources, images, reporter } = this.#options
    // Also for a project without endpoints: Vite builds all its environments itself when none was built here.
    const { exports, ...bundle } = await bundleEndpoints(builder, project, manifest, sources)
    const job = { ...bundle, root: project.root, options: { ...given, exports } }
    const report = yield* prerenderInThread(job, reporter)
    yield* images.files()
    yield* writtenImages(project.root)
    return report
  }

  importPath(file: string): string {
    return sourceFile(this.#options.project, file)
  }

  async bundle(entry: string, target: 'worker' | 'node'): Promise<readonly SiteFile[]> {
    const { builder, sources } = this.#options
    sources.set(virtualEntries[target], entry)
    const environment = builder.environments[environmentNames[target]]
    if (environment === undefined) throw new Error(`The environment ${environmentNames[target]} is missing.`)
    await builder.build(environment)
    // The modules of a server are not files of the site.
    return target === 'worker' ? [this.#fileOnDisk('sw.js')] : []
  }

  script(name: Parameters<SiteHost['script']>[0]): Promise<string> {
    return readScript(name)
  }

  #fileOnDisk(path: string): SiteFile {
    const file = { path, read: () => readFile(join(this.#options.filesFolder, path)) }
    this.#written.add(file)
    return file
  }
}
