import type { Props } from '../endpoint/api-context.ts'
import type { Params } from '../routes/params.ts'
import { normalisedUrl } from './address.ts'
import { patternOf } from './destination.ts'
import { addHandled } from './handled-requests.ts'
import type { Pass } from './pass.ts'

const none = {}

export const isPrerendered = ({ target: { destination } }: Pass): boolean =>
  destination.kind === 'endpoint' && destination.isPrerendered

/** The endpoint's file, for error texts. */
export const fileOf = ({ target: { destination } }: Pass): string =>
  destination.kind === 'endpoint' ? destination.file : patternOf(destination)

export const paramsOf = ({ target: { destination } }: Pass): Params =>
  destination.kind === 'endpoint' ? destination.params : none

export const propsOf = ({ target: { destination } }: Pass): Props =>
  destination.kind === 'endpoint' ? destination.props : none

export const routePatternOf = ({ target }: Pass): string => patternOf(target.destination)

/** The request that handlers get. */
export function requestOf(pass: Pass): Request {
  const { target } = pass
  if (target.given === undefined) {
    const { options, warn } = pass.exchange.scope
    const plain = isPrerendered(pass)
      ? options.runPrerendered?.requestOf(target.request, fileOf(pass), warn)
      : undefined
    target.given = plain ?? target.request
    addHandled(target.given)
  }
  return target.given
}

/** The URL that handlers get. That of a prerendered request has no query. */
export function urlOf(pass: Pass): URL {
  const { target } = pass
  target.url ??= normalisedUrl((isPrerendered(pass) ? requestOf(pass) : target.request).url)
  return target.url
}
