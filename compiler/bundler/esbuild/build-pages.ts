import { bundleError } from '../../../sw/core/errors/bundle-errors.ts'
import { contentHash } from '../../content/content-hash.ts'
import { pathToRoot } from '../../content/path-to-root.ts'
import { bytesOf, type SourceFiles, textOf } from '../../content/source-files.ts'
import { projectEnvironment } from '../../project/environment.ts'
import { appPage, ownNotFoundPage } from '../../site/app-page.ts'
import { earlyFetches } from '../../site/early-fetches.ts'
import { gateSource, socketLines } from '../../site/gate-source.ts'
import type { PageFacts } from '../../site/page-facts.ts'
import { type SiteFile, siteFile } from '../../site/site-file.ts'
import { isControlled } from '../../site/site-project.ts'
import { baseUrlCode, rootOfModule, urlFromRoot, workerAddressCode } from '../../site/site-root.ts'
import { applyEdits, type Edit } from '../../syntax/apply-edits.ts'
import { type ModuleScript, moduleScripts } from '../../syntax/html-scripts.ts'
import { bundleOptions } from './bundle-options.ts'
import { type PageReference, pageReferences } from './page-references.ts'
import { entryName, projectPlugin } from './project-plugin.ts'
import { joinPath } from './resolve-file.ts'
import { runtimeModules } from './runtime-modules.ts'
import type { SiteContext } from './site-context.ts'
import { inlined, styleEntry, stylePlugin } from './style-plugin.ts'

type Site = Map<string, SiteFile>

interface Page extends SiteContext {
  readonly facts: PageFacts
  /** The page's path in the project. */
  readonly page: string
  warn(text: string): void
}

/** The paths of the project's pages. */
export function pageNames({ files, options }: SiteContext): readonly string[] {
  const { input = files.has(appPage) ? [appPage] : [] } = options
  const own = files.has(ownNotFoundPage) ? [ownNotFoundPage] : []
  return [...new Set([...input, ...own])]
}

/**
 * The project's pages, with their scripts behind the gate if there is one, and what they need: scripts and style sheets
 * in one file each, shared parts, and the files that they name. Nothing where the project has no page.
 */
export async function buildPages(
  context: SiteContext,
  facts: PageFacts,
  warn: (text: string) => void,
): Promise<readonly SiteFile[]> {
  const site: Site = new Map()
  for (const page of pageNames(context)) {
    const hasGate = facts.hasGate && isControlled(page, context)
    await buildPage({ ...context, facts: { ...facts, hasGate }, page, warn }, site)
  }
  return [...site.values()]
}

async function buildPage(given: Page, site: Site): Promise<void> {
  const { page } = given
  const content = given.files.get(page)
  if (content === undefined) throw bundleError('PageNotFound', { page })
  const html = textOf(content)
  if (given.facts.hasGate) for (const text of await earlyFetches(page, html, scriptReader(given))) given.warn(text)
  // Without a gate, a script that is not bundled stays where it is.
  const scripts = moduleScripts(html).filter(
    ({ src }) => given.facts.hasGate || src === undefined || projectFile(given, src) !== undefined,
  )
  const { references, headEnd } = pageReferences(html)
  const context = { ...given, files: withInlineScripts(given, scripts) }
  const styles = references.filter(({ kind, url }) => kind === 'style' && projectFile(context, url) !== undefined)

  const { script, imported } = await buildScripts(context, scripts, site)
  const linked = styles.map(({ url }) => projectFile(context, url) ?? '')
  const sheet = await buildStyles(context, [...new Set([...linked, ...imported])], site)

  const tags = [
    ...(script === undefined ? [] : [`<script type="module" crossorigin src="${script}"></script>`]),
    ...(sheet === undefined ? [] : [`<link rel="stylesheet" crossorigin href="${sheet}">`]),
  ]
  const edits: Edit[] = [
    ...scripts.map(({ start, end }) => ({ start, end, text: '' })),
    ...styles.map(({ element }) => ({ ...element, text: '' })),
    ...(
      await Promise.all(references.filter((one) => !styles.includes(one)).map((one) => fileEdits(context, one, site)))
    ).flat(),
  ]
  const place = headEnd ?? scripts[0]?.start ?? html.length
  edits.push({ start: place, end: place, text: tags.join('\n') })
  site.set(page, siteFile(page, applyEdits(html, edits)))
}

/** Reads a script of the project or its public folder, by the address in the page. */
const scriptReader = (page: Page) => async (src: string) => {
  const path = publicPath(page, src)
  const content = page.files.get(projectFile(page, src) ?? `${page.options.publicDir}/${path}`)
  return content === undefined ? undefined : textOf(content)
}

/** An inline script becomes a file beside its page, so that its imports are the page's. */
const inlineFile = (page: string, index: number): string =>
  `${page.slice(0, page.lastIndexOf('/') + 1)}stowaway-inline-${index}.js`

function withInlineScripts({ files, page }: Page, scripts: readonly ModuleScript[]): SourceFiles {
  const inline = scripts.map(({ src, code = '' }, index) =>
    src === undefined ? [[inlineFile(page, index), code] as const] : [],
  )
  return new Map([...files, ...inline.flat()])
}

/** The project's file, outside of the public folder, that an address in the page names. */
function projectFile({ files, page }: Page, url: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) return undefined
  const path = joinPath(page, url.replace(/[?#].*$/s, ''))
  return path !== undefined && files.has(path) ? path : undefined
}

async function buildScripts(context: Page, scripts: readonly ModuleScript[], site: Site) {
  const { esbuild, files, options, manifest, runtime, facts, isRelative } = context
  const imported: string[] = []
  if (!facts.hasGate && scripts.length === 0) return { script: undefined, imported }
  const imports = scripts.map(({ src }, index) => importOf(context, src, index))
  const address = workerAddressCode({ base: manifest.base, isRelative, options }, toRoot)
  const entry = facts.hasGate ? gateSource(address, imports, socketLines(address, facts.sockets)) : imports.join('\n')
  const { define, before } = projectEnvironment(files, options, {
    page: facts,
    ...(isRelative && { baseUrlCode: baseUrlCode(rootOfModule(toRoot), options.trailingSlash) }),
  })
  const { banner: _, footer: __, outfile: ___, ...common } = bundleOptions()
  const { outputFiles = [] } = await esbuild.build({
    ...common,
    entryPoints: { index: entryName },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    minify: true,
    sourcemap: false,
    define,
    ...(before !== '' && { banner: { js: before } }),
    plugins: [
      projectPlugin(() => ({ files, entry }), runtimeModules(runtime, { mode: options.mode }), {
        onFile(file) {
          if (file.endsWith('.css')) imported.push(file)
        },
      }),
    ],
  })
  const outputs = new Map(outputFiles.map(({ path, contents }) => [nameOf(path), contents]))
  const own = [...outputs.keys()].find((name) => name.startsWith('assets/index-')) ?? ''
  for (const name of reachedFrom(own, outputs)) site.set(name, hashedFile(name, outputs.get(name) ?? new Uint8Array()))
  return { script: `${rootIn(context)}${own}`, imported }
}

/** A script and all that it may load. esbuild splits off what unused code would import too. */
function reachedFrom(entry: string, outputs: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const reached = new Set([entry])
  // Grows while it is read.
  for (const name of reached) {
    const text = textOf(outputs.get(name) ?? '')
    for (const other of outputs.keys()) if (text.includes(other.slice(other.lastIndexOf('/') + 1))) reached.add(other)
  }
  return reached
}

/** Public files and scripts of other sites are not bundled: the browser fetches them by their address. */
function importOf(context: Page, src: string | undefined, index: number): string {
  const file = src === undefined ? inlineFile(context.page, index) : projectFile(context, src)
  if (file !== undefined) {
    const name = JSON.stringify(`/${file}`)
    return context.facts.hasGate ? `await import(${name})` : `import ${name}`
  }
  const own = publicPath(context, src ?? '')
  if (own !== undefined && context.isRelative) {
    return `await import(${urlFromRoot(own, toRoot)}.href)`
  }
  const address = publicAddress(context, src ?? '') ?? src
  // `slice` hides the import from the bundler.
  return `await import(${JSON.stringify(address)}.slice())`
}

async function buildStyles(context: Page, styles: readonly string[], site: Site): Promise<string | undefined> {
  if (styles.length === 0) return undefined
  const { esbuild, files, manifest, isRelative } = context
  const root = isRelative ? toRoot : `${manifest.base}/`
  const { banner: _, footer: __, outfile: ___, ...common } = bundleOptions()
  const { outputFiles = [] } = await esbuild.build({
    ...common,
    entryPoints: { index: styleEntry },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    minify: true,
    sourcemap: false,
    plugins: [stylePlugin({ files, styles, publicAddress: (path) => publicAddress(context, path, root) })],
  })
  const output = outputFiles.find(({ path }) => path.endsWith('.css'))
  if (output === undefined) return undefined
  site.set(nameOf(output.path), hashedFile(nameOf(output.path), output.contents))
  return `${rootIn(context)}${nameOf(output.path)}`
}

/** From a script or style sheet of the site, all of which are in one folder. */
const toRoot = pathToRoot('assets/')

/** The site's root as its pages name it, with a slash at its end. */
const rootIn = ({ page, manifest, isRelative }: Page): string => (isRelative ? pathToRoot(page) : `${manifest.base}/`)

/** The path in the site of a public file. */
function publicPath({ files, options, page }: Page, url: string): string | undefined {
  const path = joinPath(page, url.replace(/[?#].*$/s, ''))
  return path !== undefined && files.has(`${options.publicDir}/${path}`) ? path : undefined
}

function publicAddress(context: Page, url: string, root = rootIn(context)): string | undefined {
  const path = publicPath(context, url)
  return path === undefined ? undefined : root + path
}

/** A file that the page names becomes a part of the page or a file of the site, and its address has the base. */
async function fileEdits(context: Page, reference: PageReference, site: Site): Promise<readonly Edit[]> {
  const { url, attribute, start, end } = reference
  const file = projectFile(context, url)
  const content = file === undefined ? undefined : context.files.get(file)
  if (file === undefined || content === undefined) {
    const address = url.startsWith('/') ? publicAddress(context, url) : undefined
    const rest = /[?#].*$/s.exec(url)?.[0] ?? ''
    return address === undefined ? [] : [{ start, end, text: attributeText(attribute, address + rest) }]
  }
  const whole = inlined(file, content)
  if (whole !== undefined) return [{ start, end, text: attributeText(attribute, whole) }]
  const name = (file.split('/').at(-1) ?? '').replace(/(\.[^.]*)?$/, '')
  const asset = `assets/${name}-${await contentHash(content, 8)}${/\.[^./]*$/.exec(file)?.[0] ?? ''}`
  site.set(asset, hashedFile(asset, bytesOf(content)))
  return [{ start, end, text: attributeText(attribute, rootIn(context) + encodeURI(asset)) }]
}

const attributeText = (name: string, value: string): string =>
  `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`

const hashedFile = (path: string, content: Uint8Array): SiteFile => ({ ...siteFile(path, content), isHashed: true })

/** esbuild names files from its working folder, whatever that is. */
const nameOf = (path: string): string => `assets/${path.split(/[\\/]/).at(-1) ?? ''}`
