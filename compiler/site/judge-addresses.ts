import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { warningText } from '../prerender/warning-text.ts'
import type { Reporter } from '../reporter.ts'
import { absoluteAddresses, addressesOf } from './absolute-addresses.ts'
import { notFoundScript } from './not-found-page.ts'
import type { SiteFile } from './site-file.ts'

/** Files that may name addresses. The others are not read. */
const mayNameAddresses = /\.(?:html|m?js|css|svg|xml|json|webmanifest)$|(?:^|\/)[^./]+$/i

/** A warning names so many addresses of a file. */
const namedAddresses = 3

/** Warns about files of a site with a relative base that name addresses of the site from the root. */
export async function judgeAddresses(
  files: readonly SiteFile[],
  manifest: RouteManifest,
  written: ReadonlySet<string>,
  reporter: Pick<Reporter, 'warn'>,
): Promise<void> {
  const isOfSite = addressesOf(
    manifest,
    files.map(({ path }) => path),
  )
  for (const { path, read } of files) {
    if (path === notFoundScript || !mayNameAddresses.test(path)) continue
    const found = absoluteAddresses(path, new TextDecoder().decode(await read()), isOfSite)
    if (found.length === 0) continue
    const file = written.has(path) ? `The prerendered file ${path}` : `The file ${path}`
    const addresses = found.slice(0, namedAddresses).join(', ')
    reporter.warn(warningText(buildError('AddressAtRoot', { file, addresses }, { file: path })))
  }
}
