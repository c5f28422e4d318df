import { environmentDefines } from '../../project/environment.ts'
import { bytesOf, textOf } from '../../project/source-files.ts'
import type { StaticContext } from '../../static/static-context.ts'
import { type ModuleScript, moduleScripts } from '../../syntax/html-scripts.ts'
import { contentHash } from '../content-hash.ts'
import { applyEdits, type Edit } from './apply-edits.ts'
import { bundleOptions } from './bundle-options.ts'
import { type PageReference, pageReferences } from './page-references.ts'
import { entryName, projectPlugin } from './project-plugin.ts'
import { joinPath } from './resolve-file.ts'
import { runtimeModules } from './runtime-modules.ts'
import { inlined, styleEntry, stylePlugin } from './style-plugin.ts'

type Site = Map<string, Uint8Array>

/**
 * The project's page with its scripts behind the gate, and what it needs: its scripts and style sheets in one file each,
 * shared parts, and the files that it names. Nothing where the project has no `index.html`.
 */
export async function buildPages(context: StaticContext): Promise<ReadonlyMap<string, Uint8Array>> {
  const site: Site = new Map()
  const page = context.files.get('index.html')
  if (page === undefined) return site
  const html = textOf(page)
  const scripts = moduleScripts(html)
  const { references, headEnd } = pageReferences(html)
  const styles = references.filter(({ kind, url }) => kind === 'style' && projectFile(context, url) !== undefined)

  const { script, imported } = await buildScripts(context, scripts, site)
  const linked = styles.map(({ url }) => projectFile(context, url) ?? '')
  const sheet = await buildStyles(context, [...new Set([...linked, ...imported])], site)

  const tags = [
    `<script type="module" crossorigin src="${script}"></script>`,
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
  site.set('index.html', bytesOf(applyEdits(html, edits)))
  return site
}

/** The file of the project, which is none of the public ones, that an address of the page names. */
function projectFile({ files }: StaticContext, url: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) return undefined
  const path = joinPath('', url.replace(/[?#].*$/s, ''))
  return path !== undefined && files.has(path) ? path : undefined
}

async function buildScripts(context: StaticContext, scripts: readonly ModuleScript[], site: Site) {
  const { esbuild, files, options, manifest, runtime } = context
  const inline = new Map(scripts.map(({ code = '' }, index) => [`stowaway:inline/${index}`, code]))
  const address = { script: `${manifest.base}/sw.js`, scope: `${manifest.base}/` }
  const entry = [
    "import { boot } from 'stowaway/client/boot'",
    `await boot(${JSON.stringify(address)}, import.meta.url)`,
    ...scripts.map(({ src }, index) => importOf(context, src, index)),
  ].join('\n')
  const bare = runtimeModules(runtime)
  const imported: string[] = []
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
    define: environmentDefines(files, options, true),
    plugins: [
      projectPlugin(
        () => ({ files, entry }),
        (specifier) => inline.get(specifier) ?? bare(specifier),
        (file) => imported.push(file),
      ),
    ],
  })
  const outputs = outputFiles.map(({ path, contents }) => [nameOf(path), contents] as const)
  for (const [name, contents] of outputs) site.set(name, contents)
  const own = outputs.find(([name]) => name.startsWith('assets/index-'))?.[0] ?? ''
  return { script: `${manifest.base}/${own}`, imported }
}

/** A public file or another site's script is no module of this build: the browser fetches it by its address. */
function importOf(context: StaticContext, src: string | undefined, index: number): string {
  if (src === undefined) return `await import("stowaway:inline/${index}")`
  const file = projectFile(context, src)
  if (file !== undefined) return `await import(${JSON.stringify(`/${file}`)})`
  const address = publicAddress(context, src) ?? src
  // Out of the bundler's sight.
  return `await import(${JSON.stringify(address)}.slice())`
}

async function buildStyles(context: StaticContext, styles: readonly string[], site: Site): Promise<string | undefined> {
  if (styles.length === 0) return undefined
  const { esbuild, files, manifest } = context
  const { banner: _, footer: __, outfile: ___, ...common } = bundleOptions()
  const { outputFiles = [] } = await esbuild.build({
    ...common,
    entryPoints: { index: styleEntry },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    minify: true,
    sourcemap: false,
    plugins: [stylePlugin({ files, styles, publicAddress: (path) => publicAddress(context, path) })],
  })
  const output = outputFiles.find(({ path }) => path.endsWith('.css'))
  if (output === undefined) return undefined
  site.set(nameOf(output.path), output.contents)
  return `${manifest.base}/${nameOf(output.path)}`
}

function publicAddress({ files, options, manifest }: StaticContext, url: string): string | undefined {
  const path = joinPath('', url.replace(/[?#].*$/s, ''))
  return path !== undefined && files.has(`${options.publicDir}/${path}`) ? `${manifest.base}/${path}` : undefined
}

/** A file that the page names becomes a part of the page or a file of the site, and its address has the base. */
async function fileEdits(context: StaticContext, reference: PageReference, site: Site): Promise<readonly Edit[]> {
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
  site.set(asset, bytesOf(content))
  return [{ start, end, text: attributeText(attribute, `${context.manifest.base}/${encodeURI(asset)}`) }]
}

const attributeText = (name: string, value: string): string =>
  `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`

/** esbuild names files from its working folder, whatever that is. */
const nameOf = (path: string): string => `assets/${path.split(/[\\/]/).at(-1) ?? ''}`
