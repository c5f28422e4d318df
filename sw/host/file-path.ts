import { collapseSlashes, decodePathname, stripBase } from '../core/routes/pathname.ts'

/**
 * The path of a URL inside a folder that is served at `base`. It is decoded like the paths of routes, so that a file
 * and an endpoint mean the same path.
 *
 * @param base As in the manifest: `''`, or an absolute path without a trailing slash.
 * @returns `undefined` outside the base, and for a path that stays encoded however often it is decoded.
 */
export function filePath({ pathname }: URL, base: string): string | undefined {
  const decoded = decodePathname(pathname)
  return decoded.state === 'over-encoded' ? undefined : stripBase(collapseSlashes(decoded.pathname), base)
}
