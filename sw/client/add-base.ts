/**
 * Makes the relative links of the 404 page start at the site's root, where the page belongs, at whatever address a host
 * shows it. Links above this script stay as they are.
 *
 * @param root a URL with a slash at its end
 */
export function addBase(root: string): void {
  if (new URL('.', document.baseURI).pathname === new URL(root).pathname) return
  const base = document.createElement('base')
  base.href = root
  document.currentScript?.before(base)
}
