/**
 * A loaded endpoint, middleware, 404 or 500 file: its exports, unchecked.
 * `prerender`, the methods and `getStaticPaths` are read from here, never from the source text.
 */
export type EndpointModule = Readonly<Record<string, unknown>>

/** The one seam a host fills: a file of the manifest to its module. Called on first use; may be called again. */
export type EndpointLoader = (file: string) => EndpointModule | Promise<EndpointModule>
