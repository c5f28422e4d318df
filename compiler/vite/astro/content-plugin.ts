import { resolve } from 'node:path'
import type { Plugin, ResolvedConfig, Rolldown } from 'vite'
import { imageKey } from '../../../sw/astro/content-entry.ts'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { type ContentImage, collectionSource, contentSource } from '../../astro/content/content-source.ts'
import { type Content, ContentLoader } from '../../astro/content/load-content.ts'
import { textPlace } from '../../node/error-place.ts'
import { formatBytes } from '../../node/format-bytes.ts'
import type { Reporter } from '../../reporter.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import type { Project } from '../project.ts'
import { configModulesPlugin } from './config-modules.ts'
import { createContentContext } from './content-context.ts'
import { contentDataId, contentModuleCode, contentModuleId } from './content-modules.ts'
import { createEvaluate } from './evaluate.ts'
import type { WatchedFiles } from './watched-files.ts'

/** Bytes of source that the entries may be in a worker, which every visitor loads. */
const workerLimit = 1_000_000

interface ContentPluginOptions {
  readonly getProject: () => Project
  readonly getReporter: () => Reporter | undefined
  readonly watched: WatchedFiles
}

/** `astro:content` where endpoints run. Nothing is loaded before an endpoint imports it. */
export function contentPlugin({ getProject, getReporter, watched }: ContentPluginOptions): Plugin {
  let config: ResolvedConfig | undefined
  let loader: ContentLoader | undefined
  let importer: string | undefined
  const content = (): Promise<Content> => {
    if (config === undefined) throw new Error('The content plugin was used before Vite resolved its configuration.')
    const project = getProject()
    const tell = (kind: 'info' | 'warn') => (text: string) =>
      (getReporter()?.[kind] ?? ((line: string) => config?.logger[kind](line)))(text)
    loader ??= new ContentLoader(
      createContentContext({ project, config, info: tell('info'), warn: tell('warn') }),
      createEvaluate(config, configModulesPlugin(project.root)),
    )
    return loader.load()
  }
  return {
    name: 'stowaway:content',
    enforce: 'pre',
    // One loader for all environments of a build.
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    configResolved(resolved) {
      config = resolved
    },
    resolveId: {
      filter: { id: /^astro:content$|^\0stowaway:content-data$/ },
      handler(id, from) {
        if (id === contentDataId) return id
        if (this.environment.name === environmentNames.worker) importer ??= from
        return contentModuleId
      },
    },
    load: {
      filter: { id: /^\0stowaway:content(?:-data)?$/ },
      async handler(id) {
        const { root } = getProject()
        if (id === contentModuleId) return contentModuleCode(true)
        const { name, mode } = this.environment
        const found = await content()
        for (const path of found.inputs) this.addWatchFile(path)
        watched.set(contentDataId, found.inputs)
        const code = contentSource(found, await images(this, found, root))
        if (name === environmentNames.worker && mode === 'build') {
          refuseLarge(code, found, importer, root)
          getReporter()?.info(`astro:content: ${sizes(found)} in the worker, where everyone can read them.`)
        }
        return code
      },
    },
  }
}

/** The images that entries name, resolved as an import in the entry's file would be. */
async function images(
  context: Rolldown.PluginContext,
  { collections }: Content,
  root: string,
): Promise<ContentImage[]> {
  const named = [...collections.values()].flat().flatMap(({ filePath = '', data, imageImports = [] }) =>
    imageImports.map((path) => ({
      filePath,
      source: path.reduce<unknown>((value, key) => property(value, key), data),
    })),
  )
  const found = new Map<string, ContentImage>()
  for (const { filePath, source } of named) {
    if (typeof source !== 'string' || URL.canParse(source)) continue
    const key = imageKey(filePath, source)
    const importer = resolve(root, filePath)
    const resolved = found.has(key) ? undefined : await context.resolve(source, importer)
    if (found.has(key)) continue
    if (!resolved)
      throw astroError('ImageNotFound', { image: source, file: filePath }, textPlace(importer, source, root))
    found.set(key, { key, file: resolved.id })
  }
  return [...found.values()]
}

const property = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function refuseLarge(code: string, content: Content, importer: string | undefined, root: string): void {
  if (code.length <= workerLimit) return
  const place = importer === undefined ? undefined : textPlace(importer, 'astro:content', root)
  const args = { size: formatBytes(code.length), limit: formatBytes(workerLimit), largest: sizes(content) }
  throw astroError('ContentTooLarge', { file: place?.file ?? 'An endpoint', ...args }, place)
}

const sizes = ({ collections }: Content): string =>
  [...collections]
    .map(([name, entries]) => ({ name, bytes: collectionSource(name, entries).length }))
    .sort((one, other) => other.bytes - one.bytes)
    .map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`)
    .join(', ')
