import type { StowawayOptions } from '../../compiler/project/settings.ts'
import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import { InputError } from './project.ts'
import type { AstroConfig } from './recorded.ts'

/** A recorded Astro configuration in Stowaway's words. */
export interface ProjectOptions {
  readonly stowaway: StowawayOptions
  /** Vite's `base`; `/` when none is configured. */
  readonly base: string
  /** Keys that have no counterpart here and may change answers. */
  readonly notes: readonly string[]
}

const withoutEffect = new Set(['devToolbar', 'telemetry', 'server', 'vite', 'adapter', 'integrations', 'logLevel'])

function readSecurity(value: unknown, notes: string[]): { checkOrigin?: boolean } {
  if (typeof value !== 'object' || value === null) return {}
  const found: { checkOrigin?: boolean } = {}
  for (const [key, setting] of Object.entries(value)) {
    if (key === 'checkOrigin') found.checkOrigin = setting !== false
    // It names the address that the server has anyway.
    else if (key !== 'allowedDomains') notes.push(`security.${key} has no counterpart and is ignored`)
  }
  return found
}

const isTrailingSlash = (value: unknown): value is TrailingSlash =>
  value === 'ignore' || value === 'always' || value === 'never'

/** Translates the `config` of a project.json. `output: 'server'` is our `worker`: endpoints run on request. */
export function readOptions(config: AstroConfig, astro: string): ProjectOptions {
  const notes: string[] = []
  const { output = 'static', base = '/', site, trailingSlash, redirects, security, ...others } = config
  if (typeof base !== 'string') throw new InputError('config.base must be text.')
  for (const key of Object.keys(others)) {
    if (!withoutEffect.has(key)) notes.push(`${key} has no counterpart and is ignored`)
  }
  return {
    base,
    notes,
    stowaway: {
      output: output === 'server' ? 'worker' : 'static',
      ...(typeof site === 'string' ? { site } : {}),
      ...(isTrailingSlash(trailingSlash) ? { trailingSlash } : {}),
      // The redirects of a recorded configuration are Astro's, which have the same form.
      ...(redirects === undefined ? {} : { redirects: redirects as NonNullable<StowawayOptions['redirects']> }),
      // The check is Astro's default since version 5.
      ...(Number.parseInt(astro, 10) < 5 ? { checkOrigin: false } : {}),
      ...readSecurity(security, notes),
    },
  }
}
