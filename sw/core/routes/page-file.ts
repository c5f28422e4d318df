/** What a file of the pages folder is: an endpoint, none of our business, or something its author should know about. */
export type PageFile = 'endpoint' | 'ignored' | { readonly warning: string }

const endpoint = /\.[jt]s$/
const otherModule = /\.[cm][jt]s$/
const page = /\.(astro|md|markdown|mdown|mkdn|mkd|mdwn|mdx|html|tsx|jsx|vue|svelte)$/
// Directly before the module's extension, as test runners look for them: `speed.test.json.ts` is an endpoint.
const besideEndpoints = /\.(d|test|spec)\.[cm]?[jt]sx?$/

const isHidden = (name: string): boolean => name.startsWith('_') || (name.startsWith('.') && name !== '.well-known')

/**
 * Whether a file, given relative to the pages folder, is an endpoint: `.js` or `.ts`, with no name on its path that
 * starts with `_` or `.` (`.well-known` excepted), and neither declarations nor a test (Astro reference, "Which files
 * are endpoints"; the last is a deviation). Modules and pages that Astro users might expect to work give a warning.
 */
export const classifyPageFile = (path: string): PageFile => {
  if (path.split('/').some(isHidden) || besideEndpoints.test(path)) return 'ignored'
  if (endpoint.test(path)) return 'endpoint'
  if (otherModule.test(path)) {
    const right = path.replace(otherModule, (extension) => `.${extension.slice(2)}`)
    return { warning: `${path} is not an endpoint: only .js and .ts files are. Rename it to ${right}.` }
  }
  if (page.test(path)) {
    return {
      warning: `${path} is a page, and Stowaway runs endpoints only. Start its name with "_" or move it to silence this.`,
    }
  }
  return 'ignored'
}
