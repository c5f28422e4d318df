/** What a file of the pages folder is: an endpoint, a file to ignore, or a file that needs a warning. */
export type PageFile = 'endpoint' | 'ignored' | 'page' | { readonly warning: string }

const endpoint = /\.[jt]s$/
const otherModule = /\.[cm][jt]s$/
const page = /\.(astro|md|markdown|mdown|mkdn|mkd|mdwn|mdx|html|tsx|jsx|vue|svelte)$/
// Test runners look directly before the module's extension, so `speed.test.json.ts` is an endpoint.
const besideEndpoints = /\.(d|test|spec)\.[cm]?[jt]sx?$/

const isHidden = (name: string): boolean => name.startsWith('_') || (name.startsWith('.') && name !== '.well-known')

/**
 * Whether a file, given relative to the pages folder, is an endpoint: a `.js` or `.ts` file that is neither a
 * declaration nor a test, and whose path has no name that starts with `_` or `.`, except `.well-known` (Astro
 * reference, "Which files are endpoints"; Astro also takes declarations and tests). Modules and pages that Astro users
 * may expect to work give a warning.
 */
export const classifyPageFile = (path: string): PageFile => {
  if (path.split('/').some(isHidden) || besideEndpoints.test(path)) return 'ignored'
  if (endpoint.test(path)) return 'endpoint'
  if (otherModule.test(path)) {
    const right = path.replace(otherModule, (extension) => `.${extension.slice(2)}`)
    return { warning: `${path} is not an endpoint: only .js and .ts files are. Rename it to ${right}.` }
  }
  return page.test(path) ? 'page' : 'ignored'
}

const named = 3

/** One warning for all files that are pages. For several, it suggests a separate folder for endpoints. */
export const pagesWarning = (pages: readonly string[]): string => {
  const [first, second] = pages
  const more = pages.length - named
  const names = [...pages.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return second === undefined
    ? `${first} is a page, and Stowaway runs endpoints only. Start its name with "_" or move it to silence this.`
    : `${names} are pages, and Stowaway runs endpoints only. Give the endpoints a folder of their own: stowaway({ pages: 'src/endpoints' }).`
}
