import type { StowawayOptions } from '../../compiler/project/settings.ts'
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

function readSecurity(value: unknown, notes: string[]): Given {
  if (typeof value !== 'object' || value === null) return {}
  const found: Given = {}
  for (const [key, setting] of Object.entries(value)) {
    if (key === 'checkOrigin') found.checkOrigin = setting
    // It names the address that the server has anyway.
    else if (key !== 'allowedDomains') notes.push(`security.${key} has no counterpart and is ignored`)
  }
  return found
}

/** Options as they are written. The product judges them. */
type Given = Record<string, unknown>

/** Translates the `config` of a project.json. `output: 'server'` is our `worker`: endpoints run on request. */
export function readOptions(config: AstroConfig, astro: string): ProjectOptions {
  const notes: string[] = []
  const { output = 'static', base = '/', site, trailingSlash, redirects, security, ...others } = config
  if (typeof base !== 'string') throw new InputError('config.base must be text.')
  for (const key of Object.keys(others)) {
    if (!withoutEffect.has(key)) notes.push(`${key} has no counterpart and is ignored`)
  }
  const given: Given = {
    output: output === 'server' ? 'worker' : output,
    // The check is Astro's default since version 5.
    ...(Number.parseInt(astro, 10) < 5 && { checkOrigin: false }),
    ...readSecurity(security, notes),
    ...Object.fromEntries(
      Object.entries({ site, trailingSlash, redirects }).filter(([, value]) => value !== undefined),
    ),
  }
  // Nothing here checks their types: a bad value must reach the product.
  return { base, notes, stowaway: given as StowawayOptions }
}
