/** One prerendered file, for a disk, an archive or a cache. */
export interface PrerenderedFile {
  /** Relative to the output folder, without base, `/` between the names: `api/1.json`. Safe to join to a folder. */
  readonly path: string
  readonly body: Uint8Array
}

/** A prerendered file with the answer that it was made of. */
export interface StaticFile extends PrerenderedFile {
  /** The answer's status and headers, which a static host does not know. */
  readonly status: number
  readonly headers: Headers
}

export interface SkippedPath {
  /** Where the file would have been. */
  readonly path: string
  readonly reason: string
}

/** What the module of an endpoint says. */
export interface EndpointFacts {
  /** Relative to the pages folder. */
  readonly file: string
  /** The methods that it supports; empty where it could not be loaded. */
  readonly methods: readonly string[]
  readonly prerendered: boolean
}

/** What is known once all endpoints are loaded. */
export interface LoadedReport {
  /** All endpoints, in route order. */
  readonly endpoints: readonly EndpointFacts[]
  /** The endpoint files that are prerendered, in route order: `prerendered` of the manifest from now on. */
  readonly prerendered: readonly string[]
  /** The files of the pages folder that export no handler. */
  readonly notRoutes: readonly string[]
}

/** The report of a prerender pass. */
export interface PrerenderReport extends LoadedReport {
  /** How many files were made. */
  readonly files: number
  readonly skipped: readonly SkippedPath[]
  /** The file made by a `404` endpoint, to be served with status 404. */
  readonly notFound?: string
}
