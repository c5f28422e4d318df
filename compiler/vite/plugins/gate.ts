import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import {
  type HtmlTagDescriptor,
  type IndexHtmlTransformContext,
  normalizePath,
  type Plugin,
  type ResolvedConfig,
} from 'vite'
import { pathToRoot } from '../../content/path-to-root.ts'
import { gateModules } from '../../scripts/own-modules.ts'
import { earlyFetches } from '../../site/early-fetches.ts'
import { gateSource, socketLines } from '../../site/gate-source.ts'
import { isControlled } from '../../site/site-project.ts'
import { urlFromRoot, workerAddressCode } from '../../site/site-root.ts'
import { type ModuleScript, moduleScripts } from '../../syntax/html-scripts.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { buildStateOf } from '../build-state.ts'
import { inTests } from '../in-tests.ts'
import { runtimeFolder } from '../package-files.ts'
import type { Project } from '../project.ts'
import { gateHelpersPlugin } from './gate-helpers.ts'

const prefix = '/@stowaway/boot-'

/** The text of an inline script has the address of its page, so that its imports and errors are the page's. */
const inlineQuery = '?stowaway-inline='
const gateFiles = new Set(Object.keys(gateModules).map((name) => normalizePath(join(runtimeFolder, 'modules', name))))

/** The bundler asks for no other module: each question costs more than the answer. */
const ownIds = /\/@stowaway\/boot-|\?stowaway-inline=/

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>

/**
 * Puts the gate ahead of a page's module scripts: register, wait for control, then start the app. The scripts become
 * dynamic imports of one boot module, since a static import beside the gate would not wait for it.
 */
export function gatePlugin(getProject: () => Project): Plugin[] {
  const pages = new Map<string, readonly ModuleScript[]>()
  /** The pages' own files. */
  const files = new Set<string>()
  /** By module id. */
  const inline = new Map<string, string>()
  let development = false
  let hasGate = (_path: string): boolean => true
  let sockets = (): readonly RegExp[] => []
  let warn = (_text: string): void => {}
  // The page itself counts too, since Vite makes a module of it.
  const isGate = (id: string): boolean => pages.has(id) || files.has(id) || isGateModule(id)
  const plugin: Plugin = {
    name: 'stowaway:gate',
    configResolved(config) {
      development = config.command === 'serve'
      hasGate = (path) => hasGateIn(config, path, getProject())
      sockets = () => buildStateOf(config).pages.sockets
      warn = (text) => config.logger.warn(text)
    },
    resolveId: {
      filter: { id: ownIds },
      handler(id) {
        if (inline.has(id)) return id
        // As the browser asks the dev server for it.
        const inRoot = join(getProject().root, id).replaceAll('\\', '/')
        if (inline.has(inRoot)) return inRoot
        const clean = withoutQuery(id)
        return clean.startsWith(prefix) && pages.has(clean) ? clean : null
      },
    },
    load: {
      filter: { id: ownIds },
      handler(id) {
        const code = inline.get(id)
        if (code !== undefined) return code
        const scripts = pages.get(id)
        if (scripts === undefined) return null
        // No file stands behind it. Without this, Vite looks for one when a plugin maps its lines, as Vitest's does.
        return { code: bootModule(scripts, getProject(), development ? undefined : sockets()), map: { mappings: '' } }
      },
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path, filename }) {
        const project = getProject()
        if (!hasGate(path)) return html
        if (!development) await warnOfEarlyFetches(path, html, project, warn)
        const scripts = moduleScripts(html).map((script, index) => {
          if (script.code === undefined) return withRootPath(script, path)
          const module = `${filename.replaceAll('\\', '/')}${inlineQuery}${index}.js`
          inline.set(module, inPlace(html, script))
          return { ...script, src: module }
        })
        const id = `${prefix}${createHash('sha256')
          .update(JSON.stringify([path, scripts]))
          .digest('hex')
          .slice(0, 12)}.js`
        pages.set(id, scripts)
        files.add(normalizePath(filename))
        const body = scripts.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), html)
        return { html: body, tags: [{ tag: 'script', attrs: { type: 'module', src: id }, injectTo: 'head' }] }
      },
    },
  }
  return [plugin, gateHelpersPlugin(isGate, (id) => isGateModule(id) && !/-boot\.js$/.test(id))]
}

/**
 * Once the page's chunks are known: what the boot module imports is fetched at once, and its styles are applied before
 * the app runs, as they were when the page named its scripts itself.
 */
export function gatePreloadPlugin(getProject: () => Project): Plugin {
  let hasGate = (_path: string): boolean => true
  return {
    name: 'stowaway:gate-preload',
    apply: 'build',
    configResolved(config) {
      hasGate = (path) => hasGateIn(config, path, getProject())
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, chunk, path }) {
        const { base, isRelative } = getProject()
        if (bundle === undefined || chunk === undefined || !hasGate(path)) return []
        // The gate's own parts are fetched when they are needed, which is on few visits.
        const files = chunk.dynamicImports.filter((file) => !isOwnPart(bundle[file]))
        return preloadTags(files, bundle, isRelative ? pathToRoot(path.slice(1)) : `${base}/`)
      },
    },
  }
}

/** Whether a page waits for a worker. */
function hasGateIn(config: ResolvedConfig, path: string, project: Project): boolean {
  const { target } = project.options
  if (target !== 'worker' || inTests(config) === 'endpoints of the test') return false
  return buildStateOf(config).pages.hasGate && isControlled(path, project)
}

function isOwnPart(chunk: Bundle[string] | undefined): boolean {
  return chunk?.type === 'chunk' && chunk.facadeModuleId != null && isGateModule(chunk.facadeModuleId)
}

const isGateModule = (id: string): boolean => gateFiles.has(normalizePath(id))

function preloadTags(files: readonly string[], bundle: Bundle, root: string): HtmlTagDescriptor[] {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const add = (file: string): void => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || scripts.has(file)) return
    scripts.add(file)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    chunk.imports.forEach(add)
  }
  files.forEach(add)
  return [
    ...[...styles].map((file) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: root + file } })),
    ...[...scripts].map((file) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: root + file },
    })),
  ].map((tag) => ({ ...tag, injectTo: 'head' }))
}

/** `./main.ts` in `/sub/index.html` is `/sub/main.ts`; URLs and root paths stay. */
function withRootPath(script: ModuleScript, page: string): ModuleScript {
  if (script.src === undefined || /^([a-z][a-z\d+.-]*:|\/)/i.test(script.src)) return script
  return { ...script, src: posix.join(posix.dirname(page), script.src) }
}

/** The text of a script on its line and column in the page. */
function inPlace(html: string, { code = '', start }: ModuleScript): string {
  const textStart = code === '' ? start : html.indexOf(code, start)
  const before = html.slice(0, Math.max(start, textStart)).split('\n')
  return '\n'.repeat(before.length - 1) + ' '.repeat(before.at(-1)?.length ?? 0) + code
}

/** @param sockets the paths that may be WebSockets; absent: in development, the page asks for them */
function bootModule(
  scripts: readonly ModuleScript[],
  project: Project,
  sockets: readonly RegExp[] | undefined,
): string {
  const imports = scripts.map(({ src = '', code }) => {
    if (code !== undefined) return `await import(${JSON.stringify(src)})`
    // Public files and scripts of other sites are not bundled: the browser fetches them by their address.
    if (project.isRelative && isPublic(src, project)) {
      return `await import(/* @vite-ignore */ ${urlFromRoot(src.slice(1))}.href)`
    }
    const address = isPublic(src, project) ? project.base + src : src
    // A module of a plugin may have any other address (`virtual:app`).
    const isBundled = src.startsWith('/') || !/^(?:[a-z][a-z\d+.-]*:\/\/|data:|blob:)/i.test(src)
    return address === src && isBundled
      ? `await import(${JSON.stringify(src)})`
      : `await import(/* @vite-ignore */ ${JSON.stringify(address)})`
  })
  const address = workerAddressCode(project)
  if (sockets !== undefined) return gateSource(address, imports, socketLines(address, sockets))
  const watch = [
    "import { watchChanges } from 'stowaway/client/watch-changes'",
    "import { watchSockets } from 'stowaway/client/watch-sockets'",
    'if (import.meta.hot) watchChanges(import.meta.hot)',
    `const sockets = import.meta.hot && watchSockets(import.meta.hot, ${address}, ${JSON.stringify(`${project.base}/@stowaway/sockets`)})`,
  ]
  return gateSource(address, ['await sockets', ...imports], watch)
}

async function warnOfEarlyFetches(
  path: string,
  html: string,
  { root, publicFolder }: Project,
  warn: (text: string) => void,
): Promise<void> {
  const read = async (src: string): Promise<string | undefined> => {
    if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(src)) return undefined
    const file = posix.join(posix.dirname(path), withoutQuery(src))
    const folders = [root, ...(publicFolder === undefined ? [] : [publicFolder])]
    const found = folders.map((folder) => join(folder, src.startsWith('/') ? withoutQuery(src) : file))
    const existing = found.find((one) => existsSync(one))
    return existing && readFile(existing, 'utf8')
  }
  for (const text of await earlyFetches(path.replace(/^\//, ''), html, read)) warn(text)
}

function isPublic(src: string, { publicFolder }: Project): boolean {
  return publicFolder !== undefined && src.startsWith('/') && existsSync(join(publicFolder, withoutQuery(src)))
}
