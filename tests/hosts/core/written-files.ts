import { type PrerenderOptions, prerender } from '../../../compiler/prerender/prerender.ts'
import type { StartOptions } from '../host.ts'
import { stowawayErrorIn } from '../refused.ts'

interface Written {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The endpoints that only files answer for, those that were refused included. */
  readonly prerendered: readonly string[]
}

/** Runs the prerender pass in this process. Throws what it throws, unless `onRefused` takes it. */
export async function writtenFiles(options: PrerenderOptions, { onRefused }: StartOptions): Promise<Written> {
  const refused: string[] = []
  for (;;) {
    const routes = options.manifest.routes.filter(({ file }) => !refused.includes(file))
    const files = new Map<string, Uint8Array>()
    try {
      const pass = prerender({ ...options, manifest: { ...options.manifest, routes } })
      let next = await pass.next()
      for (; !next.done; next = await pass.next()) files.set(next.value.path, next.value.body)
      return { files, prerendered: [...next.value.prerendered, ...refused] }
    } catch (thrown) {
      const error = stowawayErrorIn(thrown)
      const file = routes.find((route) => route.file === error?.file)?.file
      if (onRefused === undefined || error === undefined || file === undefined) throw thrown
      refused.push(file)
      onRefused({ file, kind: 'endpoint', error })
    }
  }
}
