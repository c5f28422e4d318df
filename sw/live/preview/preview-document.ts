import type { PreviewSettings } from './preview-settings.ts'

/**
 * What a previewed page may do: run its own scripts and show their results. It requests everything through the page
 * that shows it, so that nothing goes to a network.
 */
export const previewPolicy: string = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline' blob:",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data: blob:',
  'connect-src data: blob:',
  'worker-src blob:',
  "form-action 'none'",
].join('; ')

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Where the doctype ends; 0 without one. Only white space and comments may come before it. */
function doctypeEnd(html: string): number {
  let at = 0
  while (true) {
    at += html.slice(at).search(/\S|$/)
    if (!html.startsWith('<!--', at)) break
    const end = html.indexOf('-->', at + '<!--'.length)
    if (end === -1) return 0
    at = end + '-->'.length
  }
  const end = html.indexOf('>', at)
  return /^<!doctype/i.test(html.slice(at, at + '<!doctype'.length)) && end !== -1 ? end + 1 : 0
}

/** The document of a frame: the page's HTML, after our script. */
export function previewDocument(html: string, script: string, settings: PreviewSettings): string {
  const doctype = html.slice(0, doctypeEnd(html))
  const head = [
    `<base href="${attribute(settings.url)}">`,
    `<meta http-equiv="Content-Security-Policy" content="${attribute(previewPolicy)}">`,
    '<meta name="referrer" content="no-referrer">',
    `<script data-settings="${attribute(JSON.stringify(settings))}">${script.replaceAll(/<(?=\/script|!--)/gi, '\\x3c')}</script>`,
  ].join('')
  return `${doctype}${head}${html.slice(doctype.length)}`
}

/**
 * A document around a previewed page. Its policy (CSP, "frame-src") decides where the page may navigate: the page's own
 * policy cannot stop it from leaving by its location, a link or a refresh.
 */
export const fencedDocument = (html: string, title: string): string =>
  [
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="frame-src 'none'">`,
    '<style>html,body,iframe{width:100%;height:100%;margin:0;border:0;display:block}</style>',
    `<iframe title="${attribute(title)}" srcdoc="${attribute(html)}"></iframe>`,
  ].join('')

/** What a frame shows for a response that is not a page. */
export const textDocument = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><pre style="white-space:pre-wrap;overflow-wrap:anywhere">${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</pre>`
