import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViteBuilder } from 'vite'
import { listFiles } from '../../node/list-files.ts'
import type { Reporter } from '../../reporter.ts'
import { scriptsFor } from '../../scripts/own-scripts.ts'
import { ownNotFoundPage } from '../../site/app-page.ts'
import { notFoundScript } from '../../site/not-found-page.ts'
import type { PageFacts } from '../../site/page-facts.ts'
import type { SiteFile } from '../../site/site-file.ts'
import type { EntrySource, SiteHost } from '../../site/site-host.ts'
import { workerFile } from '../../site/site-project.ts'
import type { ImageFiles } from '../astro/image-files.ts'
import { writtenImages } from '../astro/written-images.ts'
import type { BuildState } from '../build-state.ts'
import { environmentNames } from '../environments.ts'
import { fileVariables } from '../file-variables.ts'
import { bundlePlain } from '../plain/bundle-plain.ts'
import { prerenderInThread } from '../prerender/prerender-in-thread.ts'
import { moduleOf, type Project } from '../project.ts'
import { readScript } from '../read-script.ts'
import { buildAside } from '../staging.ts'
import { type EntrySources, virtualEntries } from '../virtual-entries.ts'
import { buildAlone } from './build-alone.ts'
import { bundleEndpoints } from './bundle-endpoints.ts'
import { type DiskHost, type SitePlace, storedFile } from './disk-host.ts'

interface ViteHostOptions extends SitePlace {
  readonly builder: ViteBuilder
  readonly project: Project
  /** Where the generated entries are put before they are bundled. */
  readonly sources: EntrySources
  /** Filled while endpoints are bundled. */
  readonly images: ImageFiles
  readonly state: BuildState
  readonly reporter: Reporter
}

/** Builds sites of a project on disk, with Vite and its bundler. */
export class ViteHost implements DiskHost {
  readonly assetsFolder: string
  readonly publicFiles: readonly string[]
  readonly #options: ViteHostOptions
  readonly #written = new Set<SiteFile>()

  constructor(options: ViteHostOptions) {
    this.#options = options
    this.publicFiles = options.publicFiles
    this.assetsFolder = options.builder.config.build.assetsDir
  }

  isWritten(file: SiteFile): boolean {
    return this.#written.has(file)
  }

  async pages(facts: PageFacts): Promise<readonly SiteFile[]> {
    const { builder, project, state, staging, filesFolder, pagesFolder, outDir } = this.#options
    if (pagesFolder !== undefined) {
      const own = await ownFiles(pagesFolder, project)
      return (await listFiles(pagesFolder))
        .filter((path) => !own.has(path))
        .map((path) => this.#fileOnDisk(path, pagesFolder))
    }
    state.pages = facts
    const { client } = builder.environments
    const hasPages =
      existsSync(join(project.root, 'index.html')) || client?.config.build.rolldownOptions.input !== undefined
    if (client !== undefined && hasPages) {
      Object.assign(client.config.build, { write: true, watch: null })
      await buildAside(outDir, staging, () => builder.build(client))
    }
    // A project without a page still has its public files.
    else if (project.publicFolder !== undefined && existsSync(project.publicFolder)) {
      await cp(project.publicFolder, filesFolder, { recursive: true })
    }
    return (await listFiles(filesFolder)).map((path) => this.#fileOnDisk(path))
  }

  async *prerender(...[given, onEndpoints]: Parameters<SiteHost['prerender']>): ReturnType<SiteHost['prerender']> {
    const { builder, project, manifest, sources, images, reporter, state } = this.#options
    const variables = fileVariables(builder.config)
    const hasVariables = Object.keys(variables).length > 0
    const plain = state.isPlain ? await bundlePlain({ project, manifest, hasVariables }) : undefined
    const environment = builder.environments[environmentNames.server]
    // Vite builds all its environments itself when none was built here.
    if (plain !== undefined && environment !== undefined) environment.isBuilt = true
    const { entry, exports } = plain ?? (await bundleEndpoints(builder, project, manifest, sources))
    const report = yield* prerenderInThread(
      { entry, variables, root: project.root, options: { ...given, exports } },
      reporter,
      onEndpoints,
    )
    yield* images.files()
    yield* writtenImages(project.root)
    return report
  }

  storedFile(path: string): SiteFile {
    return storedFile(path, this.#options)
  }

  importPath(file: string): string {
    return moduleOf(this.#options.project, file)
  }

  async bundle({ files, source }: EntrySource, target: 'worker' | 'node'): Promise<readonly SiteFile[]> {
    const { builder, sources } = this.#options
    const modules = files.map(({ file, role }) => ({ path: this.importPath(file), role }))
    sources.set(virtualEntries[target], { modules, source })
    const environment = builder.environments[environmentNames[target]]
    if (environment === undefined) throw new Error(`The environment ${environmentNames[target]} is missing.`)
    await buildAlone(builder, environment, target === 'worker' ? workerFile(this.#options.project.options) : undefined)
    // The modules of a server are not files of the site.
    return target === 'worker' ? [this.#fileOnDisk(workerFile(this.#options.project.options))] : []
  }

  script(name: Parameters<SiteHost['script']>[0]): Promise<string> {
    return readScript(name)
  }

  #fileOnDisk(path: string, folder = this.#options.filesFolder): SiteFile {
    const file = { path, read: () => readFile(join(folder, path)) }
    this.#written.add(file)
    return file
  }
}

/** Our files that an earlier build left in an output folder which nobody has emptied: they name this package. */
async function ownFiles(folder: string, { options }: Project): Promise<ReadonlySet<string>> {
  const names = [workerFile(options), notFoundScript, ownNotFoundPage, ...scriptsFor(options)]
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8').catch(() => '')] as const)
  return new Set((await Promise.all(texts)).filter(([, text]) => text.includes('stowaway')).map(([name]) => name))
}
