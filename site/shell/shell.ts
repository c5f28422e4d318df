import type { ProjectLink } from '../build/project-links.ts'

/** The parts that every page has, as HTML: they need no script. */
export interface Shell {
  readonly head: string
  readonly header: string
  readonly footer: string
}

const links = [
  { name: 'Home', path: '' },
  { name: 'Docs', path: 'docs/' },
  { name: 'Examples', path: 'examples/' },
  { name: 'Gallery', path: 'gallery/' },
  { name: 'Playground', path: 'playground/' },
]

const styles = ['tokens', 'base', 'layout']

/**
 * @param base with a slash at both ends
 * @param path of the page, below the base: `''`, `docs/errors.html`
 * @param projectLinks links to other sites, for the footer
 */
export function shell(base: string, path: string, projectLinks: readonly ProjectLink[]): Shell {
  return {
    head: [
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark">',
      '<link rel="icon" href="/favicon.svg">',
      '<link rel="manifest" href="/app.webmanifest">',
      '<script src="/theme.js"></script>',
      ...styles.map((name) => `<link rel="stylesheet" href="/styles/${name}.css">`),
    ].join('\n    '),
    header: `<a class="skip-link" href="#main">Skip to content</a>
    <header class="site-header">
      <div class="wide">
        <a class="brand" href="${base}"><img src="/favicon.svg" alt="" width="28" height="28">Stowaway</a>
        <nav class="site-nav" aria-label="Site"><ul>${links.map((link) => item(link, base, path)).join('')}</ul></nav>
        <button type="button" class="theme-toggle" aria-label="Switch between light and dark">${icon}</button>
      </div>
    </header>`,
    footer: `<footer class="site-footer">
      <div class="wide">
        <p>Stowaway: a server that travels inside the page. <a href="${base}docs/licence.html">MIT licence</a>.</p>
        <ul>
          <li><a href="${base}docs/">Getting started</a></li>
          <li><a href="${base}docs/api.html">API</a></li>
          <li><a href="${base}docs/browsers.html">Browsers</a></li>
          <li><a href="${base}docs/comparison.html">Comparison</a></li>
          <li><a href="${base}docs/changelog.html">Changelog</a></li>${projectLinks
            .map(
              ({ name, url }) => `
          <li><a href="${url}">${name}</a></li>`,
            )
            .join('')}
        </ul>
      </div>
    </footer>`,
  }
}

function item({ name, path }: (typeof links)[number], base: string, current: string): string {
  const isHere = path === '' ? current === '' : current.startsWith(path)
  const mark = isHere ? ` aria-current="${current === path ? 'page' : 'true'}"` : ''
  return `<li><a href="${base}${path}"${mark}>${name}</a></li>`
}

const icon =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 2v14a7 7 0 0 1 0-14"/></svg>'
