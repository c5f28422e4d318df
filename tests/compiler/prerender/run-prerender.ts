import { type PrerenderOptions, prerender } from '../../../compiler/prerender/prerender.ts'
import type { PrerenderReport } from '../../../compiler/prerender/static-file.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'

export interface PrerenderRun {
  /** Paths and texts, in the order in which they came. */
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly report: PrerenderReport
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
  readonly progress: readonly string[]
}

type Options = Partial<PrerenderOptions> & Omit<Partial<ManifestOptions>, 'files'>

export function startPrerender(modules: Record<string, EndpointModule>, options: Options = {}) {
  const { base, trailingSlash, middleware, redirects, prerenderRedirects, ...rest } = options
  const { manifest } = createManifest({
    files: Object.keys(modules).filter((file) => file !== middleware),
    ...(base !== undefined && { base }),
    ...(trailingSlash !== undefined && { trailingSlash }),
    ...(middleware !== undefined && { middleware }),
    ...(redirects !== undefined && { redirects }),
    ...(prerenderRedirects !== undefined && { prerenderRedirects }),
  })
  const load = (file: string) => modules[file] ?? {}
  return prerender({ manifest, load, prerenderByDefault: true, ...rest })
}

/** Prerenders a project given as file and module, and collects what comes of it. */
export async function runPrerender(
  modules: Record<string, EndpointModule>,
  options: Options = {},
): Promise<PrerenderRun> {
  const warnings: string[] = []
  const notes: string[] = []
  const progress: string[] = []
  const reporter = {
    info: (text: string) => notes.push(text),
    warn: (text: string) => warnings.push(text),
    progress: (label: string, done: number, total: number) => progress.push(`${label} ${done}/${total}`),
  }
  const files: [string, string][] = []
  const steps = startPrerender(modules, { reporter, ...options })
  for (;;) {
    const step = await steps.next()
    if (step.done) return { files, report: step.value, warnings, notes, progress }
    files.push([step.value.path, new TextDecoder().decode(step.value.body)])
  }
}

export const text = (body: string, init?: ResponseInit): EndpointModule => ({ GET: () => new Response(body, init) })
