import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { apiPages } from './api/api-pages.ts'
import { docsSections } from './docs-nav.ts'
import { type DocsGroup, docsPage } from './docs-page.ts'
import { withFigures } from './figures/with-figures.ts'
import { renderMarkdown } from './markdown.ts'
import { searchIndex } from './search-index.ts'

const siteFolder = fileURLToPath(new URL('..', import.meta.url))

/** The Markdown of every page by its name: the files of `docs`, the API from its docstrings, and the package's own files. */
export function docsSources(): ReadonlyMap<string, string> {
  const written = docsSections
    .flatMap(({ pages }) => pages)
    .map((name) => [name, withFigures(readFileSync(join(siteFolder, 'docs', `${name}.md`), 'utf8'))] as const)
  return new Map([...written, ...apiPages(), ...packagePages()])
}

const packagePages = (): readonly (readonly [string, string])[] => [
  ['changelog', readFileSync(join(siteFolder, '../CHANGELOG.md'), 'utf8')],
  ['licence', `# Licence\n\n${readFileSync(join(siteFolder, '../LICENSE'), 'utf8')}`],
]

/** Inputs of Vite's build. */
export const docsInputs = (): readonly string[] => [...docsSources().keys()].map((name) => `/docs/${name}.html`)

/** Serves `docs/<name>.md` as `/docs/<name>.html`, in the build and in development. */
export function docsPlugin(): Plugin {
  const page = (name: string): string | undefined => {
    const sources = docsSources()
    const source = sources.get(name)
    return source === undefined ? undefined : docsPage(name, renderMarkdown(source), groupsOf(sources))
  }
  let root = siteFolder
  return {
    name: 'site:docs',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    generateBundle() {
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName: indexFile, source: JSON.stringify(searchIndex(docsSources())) })
    },
    resolveId(source) {
      const name = nameOf(source.startsWith(root) ? source.slice(root.length) : source)
      return name !== undefined && docsSources().has(name) ? join(root, 'docs', `${name}.html`) : null
    },
    load(id) {
      const name = id.startsWith(root) ? nameOf(id.slice(root.length)) : undefined
      return name === undefined ? null : page(name)
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.replace(/[?#].*$/, '').slice(server.config.base.length - 1) ?? ''
        if (path === `/${indexFile}`) {
          response.setHeader('content-type', 'application/json')
          return response.end(JSON.stringify(searchIndex(docsSources())))
        }
        const name = nameOf(path.endsWith('/') ? `${path}index.html` : path)
        const html = name === undefined ? undefined : page(name)
        if (html === undefined) return next()
        response.setHeader('content-type', 'text/html')
        response.end(await server.transformIndexHtml(`/docs/${name}.html`, html))
      })
    },
  }
}

const indexFile = 'docs/search-index.json'

const nameOf = (path: string): string | undefined => /^\/docs\/([\w-]+)\.html$/.exec(path)?.[1]

function groupsOf(sources: ReadonlyMap<string, string>): readonly DocsGroup[] {
  const api = [...sources.keys()].filter((name) => name === 'api' || name.startsWith('api-'))
  const own = packagePages().map(([name]) => name)
  return [...docsSections, { title: 'API', pages: api }, { title: 'Project', pages: own }].map(({ title, pages }) => ({
    title,
    links: pages.map((name) => ({
      name,
      title: /^# (.*)$/m.exec(sources.get(name) ?? '')?.[1]?.replaceAll('`', '') ?? name,
    })),
  }))
}
