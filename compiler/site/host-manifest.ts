import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'

/** Whether there is any address that only a host with endpoints can answer. Error pages alone answer none. */
export function answersOnRequest(
  { redirects, routes, notFound, error }: RouteManifest,
  prerendered: readonly string[],
): boolean {
  const others = new Set([...prerendered, notFound, error])
  return redirects.length > 0 || routes.some(({ file }) => !others.has(file))
}

/** Whether endpoints answer another origin. */
export const answersOrigins = ({ origins = [] }: RouteManifest): boolean =>
  origins.some(({ manifest }) => answersOnRequest(manifest, []))

/**
 * What the host of a built site knows; `files` are the paths of the site's files. A prerendered endpoint has no module
 * there: its files answer, and what it did not list falls to the next route.
 */
export function hostManifest(
  manifest: RouteManifest,
  prerendered: readonly string[],
  files: readonly string[],
): RouteManifest {
  const { notFound, error, ...rest } = manifest
  const keep = (file: string | undefined): file is string => file !== undefined && !prerendered.includes(file)
  return {
    ...rest,
    ...(keep(notFound) && { notFound }),
    ...(keep(error) && { error }),
    files,
    prerendered,
  }
}

/** A `404.ts` that was prerendered is a file called `404`; `files` are the names of the site's files. */
export function prerenderedNotFound(
  { notFound }: RouteManifest,
  prerendered: readonly string[],
  files: readonly string[],
): string | undefined {
  return notFound !== undefined && prerendered.includes(notFound) && files.includes('404') ? '404' : undefined
}

/** The manifest of a host that only sees requests to the site itself. */
export function withoutOrigins({ origins: _, ...own }: RouteManifest): RouteManifest {
  return own
}

/** The manifest without files that turned out not to be endpoints. */
export function withoutFiles(manifest: RouteManifest, files: readonly string[]): RouteManifest {
  if (files.length === 0) return manifest
  const { notFound, error, origins, ...rest } = manifest
  const left = new Set(files)
  const keep = (file: string | undefined): file is string => file !== undefined && !left.has(file)
  return {
    ...rest,
    ...(origins && {
      origins: origins.map((other) => ({ ...other, manifest: withoutFiles(other.manifest, files) })),
    }),
    routes: manifest.routes.filter(({ file }) => keep(file)),
    ...(keep(notFound) && { notFound }),
    ...(keep(error) && { error }),
  }
}
