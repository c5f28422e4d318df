import { supportedMethods } from '../../sw/core/endpoint/choose-handler.ts'
import type { EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { knownMethods, refuseExports } from '../../sw/core/endpoint/refuse-exports.ts'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { nearNames } from '../project/near-names.ts'

/** What the answer of a file covers. */
const ofFiles = ['GET', 'HEAD', 'OPTIONS', 'ALL']

/** What an endpoint exports in vain. Throws as `refuseExports`. */
export function judgeExports(module: EndpointModule, file: string, isPrerendered: boolean): readonly StowawayError[] {
  refuseExports(module, file)
  const functions = Object.keys(module).filter((name) => typeof module[name] === 'function')
  const unknown = functions
    .filter((name) => /^[A-Z][A-Z\d_-]*$/.test(name) && !knownMethods.includes(name))
    .map((name) => buildError('MethodUnknown', { file, name, near: nearNames(name, knownMethods) }, { file }))
  const ignored =
    isPrerendered || module.getStaticPaths === undefined ? [] : [buildError('StaticPathsIgnored', { file }, { file })]
  return [...unknown, ...ignored, ...(isPrerendered ? notServed(module, file) : [])]
}

function notServed(module: EndpointModule, file: string): readonly StowawayError[] {
  const others = supportedMethods(module).filter((method) => !ofFiles.includes(method))
  // ALL answers GET too, and what else it answers is not known.
  const all = supportedMethods(module).includes('ALL') ? ['methods other than GET'] : []
  const names = [...others, ...all]
  return names.length === 0 ? [] : [buildError('MethodsNotServed', { file, methods: names.join(' and ') }, { file })]
}
