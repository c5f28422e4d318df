import type { Reporter } from '../../reporter.ts'
import type { SiteFile } from '../../site/site-file.ts'
import type { SiteHost } from '../../site/site-host.ts'
import { prerenderInThread } from '../prerender/prerender-in-thread.ts'
import type { PrerenderThread } from '../prerender/spawn-thread.ts'
import { moduleOf, type Project } from '../project.ts'
import { readScript } from '../read-script.ts'
import { type DiskHost, type SitePlace, storedFile } from '../site/disk-host.ts'
import type { BundledEndpoints } from './bundle-plain.ts'

interface PlainHostOptions extends SitePlace {
  readonly project: Project
  readonly bundle: BundledEndpoints
  readonly thread: PrerenderThread
  readonly reporter: Reporter
}

/** Makes the files of endpoints that were bundled without Vite, and no site around them. */
export class PlainHost implements DiskHost {
  readonly assetsFolder = 'assets'
  readonly publicFiles: readonly string[]
  readonly #options: PlainHostOptions

  constructor(options: PlainHostOptions) {
    this.#options = options
    this.publicFiles = options.publicFiles
  }

  isWritten(): boolean {
    return false
  }

  prerender(...[given, onEndpoints]: Parameters<SiteHost['prerender']>): ReturnType<SiteHost['prerender']> {
    const { project, bundle, thread, reporter } = this.#options
    const options = { ...given, exports: bundle.exports }
    const job = { entry: bundle.entry, variables: {}, root: project.root, options }
    return prerenderInThread(job, reporter, onEndpoints, thread)
  }

  storedFile(path: string): SiteFile {
    return storedFile(path, this.#options)
  }

  importPath(file: string): string {
    return moduleOf(this.#options.project, file)
  }

  script(name: Parameters<SiteHost['script']>[0]): Promise<string> {
    return readScript(name)
  }

  pages(): never {
    throw new Error('Only Vite builds pages.')
  }

  bundle(): never {
    throw new Error('Only Vite bundles a worker or a server.')
  }
}
