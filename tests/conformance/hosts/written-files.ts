import { type PrerenderOptions, prerender } from '../../../compiler/prerender/prerender.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'

/** An endpoint whose error stopped the prerender pass, and that is left out so that the others can be judged. */
export interface SetAside {
  readonly file: string
  readonly error: StowawayError
}

export interface Written {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly prerendered: readonly string[]
  readonly setAside: readonly SetAside[]
}

/** Runs the prerender pass in this process; an endpoint that stops it is set aside. Other errors are thrown. */
export async function writtenFiles(options: PrerenderOptions): Promise<Written> {
  const setAside: SetAside[] = []
  for (;;) {
    const isLeftOut = (file: string) => setAside.some((one) => one.file === file)
    const routes = options.manifest.routes.filter(({ file }) => !isLeftOut(file))
    const files = new Map<string, Uint8Array>()
    try {
      const pass = prerender({ ...options, manifest: { ...options.manifest, routes } })
      let next = await pass.next()
      for (; !next.done; next = await pass.next()) files.set(next.value.path, next.value.body)
      return { files, setAside, prerendered: [...next.value.prerendered, ...setAside.map(({ file }) => file)] }
    } catch (error) {
      const file = error instanceof StowawayError ? routes.find((route) => route.file === error.file)?.file : undefined
      if (!(error instanceof StowawayError) || file === undefined) throw error
      setAside.push({ file, error })
    }
  }
}
