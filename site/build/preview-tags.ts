import { escapeHtml } from './highlight.ts'

/** The tags that other sites read when they show a link to a page (Open Graph). `address` and `image` are absolute. */
export function previewTags(html: string, address: string, image: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  const description = /<meta name="description" content="([^"]*)">/.exec(html)?.[1]
  return [
    tag('property', 'og:type', 'website'),
    tag('property', 'og:site_name', 'Stowaway'),
    tag('property', 'og:title', title),
    ...(description === undefined ? [] : [tag('property', 'og:description', description)]),
    tag('property', 'og:url', escapeHtml(address)),
    tag('property', 'og:image', escapeHtml(image)),
    tag('property', 'og:image:alt', 'Stowaway: a server that travels inside the page'),
    tag('name', 'twitter:card', 'summary_large_image'),
  ].join('\n    ')
}

/** `content` is HTML: the page's own title and description are escaped already. */
const tag = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${content}">`
