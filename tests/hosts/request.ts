/** One field of a form: a text or a file. */
export type FormField = readonly [name: string, value: string | { readonly file: string; type: string; text: string }]

export type RequestBody =
  | { readonly text: string }
  | { readonly bytes: readonly number[] }
  | { readonly form: readonly FormField[] }
  | { readonly query: readonly (readonly [string, string])[] }
  /** A stream of these texts. */
  | { readonly stream: readonly string[] }

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** A request of a page on the same origin. Plain data: it travels to the page. */
export interface PageRequest {
  readonly path: string
  /** Default `GET`. */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>> | HeaderList
  readonly body?: RequestBody
  /** Default `manual`: a redirect is the answer. */
  readonly redirect?: 'follow'
}

/** A request as it is written. Nothing is normalised, and redirects are not followed. */
export interface HostRequest {
  readonly method: string
  readonly path: string
  readonly headers: HeaderList
  readonly body?: Uint8Array<ArrayBuffer>
}

export interface HostAnswer {
  readonly status: number
  /** `set-cookie` has an entry for each cookie. */
  readonly headers: HeaderList
  readonly body: Uint8Array
  /** The body could not be read: a page may not read that of a redirect. */
  readonly isBodyHidden?: boolean
  /** A worker answered, or the fallback. Status and headers are what it gave to the browser. */
  readonly fromWorker?: boolean
}
