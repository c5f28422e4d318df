/** What the corpora hold, as `corpora/README.md` describes it. */

export type RecordedHeaders = Readonly<Record<string, string | readonly string[]>>

export interface RecordedRequest {
  readonly method: string
  /** Sent as written, never normalised. */
  readonly path: string
  readonly headers?: RecordedHeaders
  readonly body?: string
  readonly bodyBase64?: string
}

/** An answer in comparable form: header names in lower case, the server's address replaced by placeholders. */
export interface RecordedAnswer {
  readonly status: number
  readonly headers: RecordedHeaders
  readonly bodyText?: string
  readonly bodyBase64?: string
  /** The body is one of Astro's own pages and takes no part. */
  readonly bodyOmitted?: boolean
}

export interface RecordedCase {
  readonly name: string
  readonly platform?: 'http-only'
  readonly request: RecordedRequest
  readonly expect: RecordedAnswer
}

export interface RecordedFile {
  readonly path: string
  readonly text?: string
  readonly base64?: string
  readonly textOmitted?: boolean
  readonly bytes?: number
}

export interface RecordedBuild {
  readonly exitCode: number
  readonly errorName?: string | null
  readonly firstLine?: string
  readonly secondLine?: string
  readonly log?: readonly string[]
  readonly files?: readonly RecordedFile[]
}

export interface RecordedBuildCase {
  readonly name: string
  readonly astro: string
  readonly config: AstroConfig
  readonly adapter?: string
  readonly files: Readonly<Record<string, string>>
  readonly expect: RecordedBuild
}

export type AstroConfig = Readonly<Record<string, unknown>>

export interface ProjectSettings {
  readonly description?: string
  readonly astro: string
  readonly config: AstroConfig
  readonly adapter?: 'standalone' | 'middleware'
  readonly serve?: 'dev'
  readonly ignoreHeaders: readonly string[]
}

export interface Project {
  /** The folder's name. */
  readonly name: string
  /** Absolute path. */
  readonly folder: string
  readonly settings: ProjectSettings
  readonly cases: readonly RecordedCase[]
  /** Absent where no build was recorded. */
  readonly files: readonly RecordedFile[] | undefined
  readonly builds: readonly RecordedBuildCase[]
}
