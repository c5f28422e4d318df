import { originError } from '../../sw/core/errors/origin-errors.ts'
import { trimEnd } from '../../sw/core/names/trim-characters.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { OriginManifest, RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { relativeFolder } from '../content/relative-folder.ts'
import { nearNames } from './near-names.ts'
import { type OriginAddress, originAddresses } from './origin-addresses.ts'
import { type ProjectFiles, withoutPackages } from './project-files.ts'

interface OriginSettings {
  readonly pages: string
  readonly origins: Readonly<Record<string, string>>
  readonly site?: string
}

/** The names of an origin's middleware, in its folder. Its name keeps it from being an endpoint. */
const middlewareNames = ['_middleware.ts', '_middleware.js']

/**
 * Reads the folders of other origins into route tables.
 *
 * @returns the tables, those with the longest base first, and a warning for each file that only looks like an endpoint
 * @throws `OriginFolderMissing`, `OriginFolderShared`, and as `originAddresses` and `createManifest`
 */
export async function readOrigins(
  files: ProjectFiles,
  { pages, origins, site }: OriginSettings,
): Promise<{ readonly origins: readonly OriginManifest[]; readonly warnings: readonly string[] }> {
  const read = originAddresses(Object.keys(origins), site).map((address) =>
    readOrigin(files, address, { pages, folder: plain(origins[address.key] ?? '') }),
  )
  const found = await Promise.all(read)
  return {
    origins: found
      .map(({ origin }) => origin)
      .sort((one, other) => other.manifest.base.length - one.manifest.base.length),
    warnings: found.flatMap(({ warnings }) => warnings),
  }
}

async function readOrigin(
  files: ProjectFiles,
  { key, origin, base }: OriginAddress,
  { pages, folder }: { readonly pages: string; readonly folder: string },
): Promise<{ readonly origin: OriginManifest; readonly warnings: readonly string[] }> {
  if (overlaps(plain(pages), folder)) {
    throw originError('OriginFolderShared', { origin: key, folder, other: `the pages folder ${pages}` })
  }
  const inFolder = await files.list(folder)
  if (inFolder === undefined) {
    throw originError('OriginFolderMissing', { origin: key, folder, near: await nearFolders(files, folder) })
  }
  const { manifest, warnings } = createManifest({ files: withoutPackages(inFolder), base })
  const prefix = `${relativeFolder(plain(pages), folder)}/`
  const middleware = middlewareNames.find((name) => inFolder.includes(name))
  return {
    origin: { origin, manifest: placed(manifest, prefix, middleware) },
    warnings: warnings.map((text) => `${folder}: ${text}`),
  }
}

/** The manifest, with files that are relative to the pages folder. */
function placed(manifest: RouteManifest, prefix: string, middleware: string | undefined): RouteManifest {
  const { routes, notFound, error } = manifest
  return {
    ...manifest,
    routes: routes.map((route) => ({ ...route, file: prefix + route.file })),
    ...(notFound !== undefined && { notFound: prefix + notFound }),
    ...(error !== undefined && { error: prefix + error }),
    ...(middleware !== undefined && { middleware: prefix + middleware }),
  }
}

/** Without `./` and slashes at the end. */
const plain = (folder: string): string => trimEnd(folder.replace(/^(?:\.\/)+/, ''), '/')

/** Whether a file of one folder may be an endpoint of the other too. Folders whose name starts with `_` hold none. */
function overlaps(one: string, other: string): boolean {
  if (one === other) return true
  return holds(one, other) || holds(other, one)
}

function holds(outer: string, inner: string): boolean {
  const start = outer === '' ? '' : `${outer}/`
  return (
    inner.startsWith(start) &&
    !inner
      .slice(start.length)
      .split('/')
      .some((name) => name.startsWith('_'))
  )
}

/** Folders beside a missing one whose names are most like its. */
async function nearFolders(files: ProjectFiles, folder: string): Promise<readonly string[]> {
  const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
  // The whole project is not searched.
  if (above === '') return []
  const inside = (await files.list(above)) ?? []
  const folders = new Set(inside.filter((file) => file.includes('/')).map((file) => file.slice(0, file.indexOf('/'))))
  return nearNames(folder.slice(above.length + 1), folders).map((name) => `${above}/${name}`)
}
