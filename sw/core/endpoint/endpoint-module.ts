/**
 * The unchecked exports of a loaded endpoint, middleware, 404 or 500 file. `prerender`, the methods and
 * `getStaticPaths` are read from here, never from the source text.
 */
export type EndpointModule = Readonly<Record<string, unknown>>

/** Loads a file of the manifest. Each host provides this function. Called on first use, and maybe again later. */
export type EndpointLoader = (file: string) => EndpointModule | Promise<EndpointModule>
