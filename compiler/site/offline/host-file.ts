import { mediaTypeOf } from '../../../sw/core/endpoint/content-type.ts'

/** Files that hosts read but do not serve, and the worker's script, which no worker keeps. */
const ownNames = new Set([
  // Netlify, Cloudflare
  '_headers',
  '_redirects',
  'netlify.toml',
  '_routes.json',
  '_worker.js',
  'wrangler.toml',
  'wrangler.json',
  'wrangler.jsonc',
  // GitHub, GitLab
  'CNAME',
  '_config.yml',
  // Azure, IIS
  'staticwebapp.config.json',
  'web.config',
  // Vercel, Cloud Foundry
  'vercel.json',
  'now.json',
  'Staticfile',
  'sw.js',
])

/**
 * Whether a file of a build is for the host and not for its visitors. Names that start with a dot are (`.nojekyll`),
 * but for `.well-known` and a whole name that is an extension, as an empty rest param leaves it (`list/.json`).
 */
export function isHostFile(file: string): boolean {
  if (ownNames.has(file)) return true
  const folders = file.split('/')
  const name = folders.pop() ?? ''
  // IIS reads one in every folder.
  if (name === 'web.config') return true
  if (folders.some((folder) => folder.startsWith('.') && folder !== '.well-known')) return true
  return name.startsWith('.') && mediaTypeOf(name) === undefined
}
