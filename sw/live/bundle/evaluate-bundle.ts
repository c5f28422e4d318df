import type { EndpointModule } from '../../core/endpoint/endpoint-module.ts'
import { liveError } from '../../core/errors/live-errors.ts'
import type { LiveBundle } from './live-bundle.ts'
import { provided } from './provided.ts'

type BundleModules = ReadonlyMap<string, () => Promise<EndpointModule>>

/**
 * Runs a bundle's code, but none of its endpoints: those are evaluated on first use.
 *
 * @throws what the code throws, `SyntaxError`, `BundleInvalid`
 */
export function evaluateBundle({ code }: LiveBundle): BundleModules {
  // The one place where text becomes code. Built workers (`sw.js`) do not contain it.
  const made: unknown = new Function('stowaway', code)(provided)
  const modules = typeof made === 'object' && made !== null && 'modules' in made ? made.modules : undefined
  if (!(modules instanceof Map)) throw liveError('BundleInvalid', { reason: 'its code returns no map of modules' })
  return modules
}
