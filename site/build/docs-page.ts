import { escapeHtml } from './highlight.ts'
import type { RenderedPage } from './markdown.ts'

export interface DocsLink {
  readonly name: string
  readonly title: string
}

export interface DocsGroup {
  readonly title: string
  readonly links: readonly DocsLink[]
}

/** A page of the docs, with the marks that the shell fills. `%BASE_URL%` is Vite's. */
export function docsPage(name: string, page: RenderedPage, groups: readonly DocsGroup[]): string {
  const all = groups.flatMap(({ links }) => links)
  const at = all.findIndex((link) => link.name === name)
  return `<!doctype html>
<html lang="en">
  <head>
    <!--shell:head-->
    <link rel="stylesheet" href="/styles/code.css">
    <link rel="stylesheet" href="/styles/docs.css">
    <meta name="description" content="${escapeHtml(page.description.slice(0, 160))}">
    <title>${escapeHtml(page.title)} · Stowaway</title>
  </head>
  <body>
    <!--shell:header-->
    <div class="docs wide">
      <nav class="docs-nav" aria-label="Docs">
        <details open>
          <summary>All pages</summary>
          ${groups.map((group) => navGroup(group, name)).join('\n          ')}
        </details>
      </nav>
      <main id="main" class="docs-main">
        ${page.html}
        <nav class="docs-next" aria-label="Previous and next page">
          ${step(all[at - 1], 'Previous')}
          ${step(all[at + 1], 'Next')}
        </nav>
      </main>
      ${contents(page)}
    </div>
    <!--shell:footer-->
    <script type="module" src="/shell/docs.ts"></script>
  </body>
</html>
`
}

const address = (name: string): string => `%BASE_URL%docs/${name === 'index' ? '' : `${name}.html`}`

function navGroup({ title, links }: DocsGroup, here: string): string {
  const items = links.map(
    (link) =>
      `<li><a href="${address(link.name)}"${link.name === here ? ' aria-current="page"' : ''}>${escapeHtml(link.title)}</a></li>`,
  )
  return `<p class="group">${title}</p><ul>${items.join('')}</ul>`
}

const step = (link: DocsLink | undefined, label: string): string =>
  link === undefined
    ? '<span></span>'
    : `<a class="${label.toLowerCase()}" href="${address(link.name)}"><small>${label}</small>${escapeHtml(link.title)}</a>`

function contents({ headings }: RenderedPage): string {
  // A catalogue of many entries has no use for a list of all of them beside it.
  if (headings.length < 2) return '<div></div>'
  const items = headings
    .filter(({ depth }) => depth === 2 || headings.length < 30)
    .map(({ id, text, depth }) => `<li class="depth-${depth}"><a href="#${id}">${breakable(escapeHtml(text))}</a></li>`)
  return `<nav class="docs-contents" aria-labelledby="contents-title"><p id="contents-title">On this page</p><ul>${items.join('')}</ul></nav>`
}

/** A long name breaks between its words. */
const breakable = (text: string): string => text.replace(/(\p{Ll})(\p{Lu})/gu, '$1<wbr>$2')
