import type { OnEndpoints, PrerenderData } from '../prerender/prerender.ts'
import type { PrerenderedFile, PrerenderReport } from '../prerender/static-file.ts'
import type { OwnScriptName } from '../scripts/own-scripts.ts'
import type { Uses } from '../uses/uses.ts'
import type { HostFile } from './endpoint-modules.ts'
import type { PageFacts } from './page-facts.ts'
import type { SiteFile } from './site-file.ts'

/** The entry of a worker or a server. */
export interface EntrySource {
  /** The files of the manifest that it imports. */
  readonly files: readonly HostFile[]
  /** Its source, which may leave out what those files and their imports do not use. */
  source(uses: Uses): string
}

/** The port to what builds a site differently: a bundler, a place where endpoints run, and a place for files. */
export interface SiteHost {
  /** The bundler's folder of files with hashed names. */
  readonly assetsFolder: string
  /** The public folder's files, by path in the site. */
  readonly publicFiles: readonly string[]
  /** The public folder's files and the pages, with what the pages need. */
  pages(facts: PageFacts): Promise<readonly SiteFile[]>
  /** Runs `prerender` where the project's endpoints may run. `onEndpoints` is called before the first file is made. */
  prerender(
    options: PrerenderData,
    onEndpoints: OnEndpoints,
  ): AsyncGenerator<PrerenderedFile, PrerenderReport, undefined>
  /** A prerendered file that the build has yielded, from where it was written to. Absent: nothing is written before the end. */
  storedFile?(path: string): SiteFile
  /** How the source of an entry imports a file of the manifest. */
  importPath(file: string): string
  /** Bundles an entry: a worker to one classic script, a server to modules of Node. */
  bundle(entry: EntrySource, target: 'worker' | 'node'): Promise<readonly SiteFile[]>
  /** One of the package's own scripts. */
  script(name: OwnScriptName): Promise<string>
}
