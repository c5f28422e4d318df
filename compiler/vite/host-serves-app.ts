import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const configNames = ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc']

/**
 * Whether the site goes to Cloudflare Pages, as its build or a configuration says. That host answers addresses without a
 * file with the app's page and status 200, but only for a site that has no `404.html`.
 */
export function hostServesApp(root: string): boolean {
  if (process.env.CF_PAGES === '1') return true
  return configNames.some((name) => {
    const file = join(root, name)
    return existsSync(file) && readFileSync(file, 'utf8').includes('pages_build_output_dir')
  })
}
