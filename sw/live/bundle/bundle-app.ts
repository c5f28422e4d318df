import type { App, AppOptions } from '../../core/app/app.ts'
import { createApp } from '../../core/app/create-app.ts'
import { prerenderedRunner } from '../../core/app/prerendered-runner.ts'
import { refuseExports } from '../../core/endpoint/refuse-exports.ts'
import type { SessionDriver } from '../../core/session/session-driver.ts'
import { createSessions } from '../../core/session/sessions.ts'
import { bundlePlace } from './bundle-place.ts'
import { evaluateBundle } from './evaluate-bundle.ts'
import type { LiveBundle } from './live-bundle.ts'
import { createLiveFiles } from './live-files.ts'

export interface BundleHost extends Pick<AppOptions, 'onError' | 'serverTiming'> {
  /** Keeps the sessions. */
  readonly driver: SessionDriver
}

/**
 * A bundle's endpoints as one app. Prerendered ones also run on request, and errors are shown in full: the caller is
 * their author.
 *
 * @throws what the code of the bundle throws
 */
export function bundleApp(bundle: LiveBundle, { driver, ...host }: BundleHost): Pick<App, 'fetch'> {
  const { session = {}, manifest } = bundle
  const files = createLiveFiles(bundle.files ?? [], manifest.base)
  const modules = evaluateBundle(bundle)
  const app = createApp({
    dev: true,
    ...bundle.app,
    ...host,
    ...(session && { session: createSessions({ ...session, driver }) }),
    manifest,
    runPrerendered: prerenderedRunner,
    locate: async (error) => bundlePlace(bundle.code, error),
    notFoundPage: files.notFoundPage,
    load: async (file) => {
      const load = modules.get(file)
      if (load === undefined) throw new Error(`${file} is not part of this bundle.`)
      return refuseExports(await load(), file)
    },
  })
  return { fetch: (request, given) => files.answer(request) ?? app.fetch(request, given) }
}
