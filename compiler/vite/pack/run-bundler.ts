import { build, type InlineConfig, type Rolldown } from 'vite'

interface Bundled {
  readonly chunks: readonly Rolldown.OutputChunk[]
  /** The ids of the modules whose code is in the chunks. */
  readonly modules: readonly string[]
}

/** Bundles and writes nothing. */
export async function runBundler(config: InlineConfig): Promise<Bundled> {
  const results = [await build(config)].flat()
  // Without `watch`, a build is finished when it returns.
  const files = results.flatMap((result) => (result as Rolldown.RolldownOutput).output)
  const chunks = files.filter((file) => file.type === 'chunk')
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  )
  return { chunks, modules }
}
