import { mediaTypeOf } from '../../../sw/core/endpoint/content-type.ts'

/** What Netlify, Cloudflare and GitHub read in an output folder, and the worker's script, which no worker keeps. */
const ownNames = ['_headers', '_redirects', '_routes.json', '_worker.js', 'CNAME', 'sw.js']

/**
 * Whether a file of a build is for the host and not for its visitors. Names that start with a dot are (`.nojekyll`),
 * but for `.well-known` and a whole name that is an extension, as an empty rest param leaves it (`list/.json`).
 */
export function isHostFile(file: string): boolean {
  if (ownNames.includes(file)) return true
  const folders = file.split('/')
  const name = folders.pop() ?? ''
  if (folders.some((folder) => folder.startsWith('.') && folder !== '.well-known')) return true
  return name.startsWith('.') && mediaTypeOf(name) === undefined
}
