import type { AppOptions } from '../../sw/core/app/app.ts'
import type { Project } from './project.ts'

type ProjectAppOptions = Pick<AppOptions, 'site' | 'checkOrigin' | 'unsupportedMethod' | 'prerenderByDefault'>

/** What every host's app takes from the project's options. */
export function appOptions({ options }: Project): ProjectAppOptions {
  const { site, checkOrigin, unsupportedMethod, output } = options
  return {
    prerenderByDefault: output === 'static',
    ...(site !== undefined && { site }),
    ...(checkOrigin !== undefined && { checkOrigin }),
    ...(unsupportedMethod !== undefined && { unsupportedMethod }),
  }
}
