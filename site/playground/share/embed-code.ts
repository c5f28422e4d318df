/**
 * What the frame may do. `allow-same-origin` gives the playground its own origin, not the embedding page's: its scripts
 * do not load without it. Forms send requests, popups open the playground, downloads save responses.
 */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
].join(' ')

/**
 * The HTML that shows a project in another page.
 *
 * @param playground URL of the playground, without query and fragment
 */
export function embedCode(playground: string, name: string, fragment: string): string {
  const title = attribute(`${name}: Stowaway playground`)
  return `<iframe src="${attribute(playground)}?embed#${fragment}" title="${title}" width="100%" height="450" style="border: 0" loading="lazy" sandbox="${sandbox}" allow="clipboard-write"></iframe>`
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
