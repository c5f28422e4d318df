import type { AppOptions } from '../../sw/core/app/app.ts'
import { checkTimeout } from '../../sw/core/app/timeout.ts'
import { checkI18n } from '../../sw/core/locales/check-i18n.ts'
import { sessionCookie } from '../../sw/core/session/session-cookie.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { StowawayOptions } from './settings.ts'

type ProjectAppOptions = Pick<
  AppOptions,
  'site' | 'checkOrigin' | 'unsupportedMethod' | 'prerenderByDefault' | 'i18n' | 'timeout'
>

interface HasOptions {
  readonly options: Pick<
    StowawayOptions,
    'site' | 'checkOrigin' | 'unsupportedMethod' | 'output' | 'i18n' | 'session' | 'timeout' | 'target'
  >
}

/** Milliseconds. Firefox ends a pending answer of a worker after 60 seconds, without a word to the handler. */
const workerTimeout = 50_000

/**
 * What every host's app takes from the project's options. Throws `DefaultLocaleNotListed`, and `SessionStorageSaveError`
 * for the name of a session cookie that no cookie may have, and `InvalidTimeout`.
 */
export function appOptions({ options }: HasOptions): ProjectAppOptions {
  const { site, checkOrigin, unsupportedMethod, output, i18n, session } = options
  if (i18n !== undefined) checkI18n(i18n)
  if (session) sessionCookie(session.cookie)
  checkTimeout(options.timeout)
  const timeout = options.timeout ?? (options.target === 'node' ? undefined : workerTimeout)
  return {
    prerenderByDefault: output === 'static',
    ...(site !== undefined && { site }),
    ...(checkOrigin !== undefined && { checkOrigin }),
    ...(unsupportedMethod !== undefined && { unsupportedMethod }),
    ...(i18n !== undefined && { i18n }),
    ...(timeout !== undefined && { timeout }),
  }
}

/** What every host's sessions take from the project's options; `false`: there are none. */
export const sessionOptions = ({ options: { session = {} } }: HasOptions): SessionOptions | false => session
