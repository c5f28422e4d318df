import type { App, AppOptions } from '../../core/app/app.ts'
import { createApp } from '../../core/app/create-app.ts'
import { staticPaths } from '../../core/static-paths/static-paths.ts'
import type { LiveBundle } from './bundle.ts'
import { evaluateBundle } from './evaluate-bundle.ts'

/**
 * A bundle's endpoints as one app. Prerendered ones run on request too, and errors are told in full: who calls them is
 * their author.
 *
 * @throws what the code of the bundle throws
 */
export function bundleApp(bundle: LiveBundle, host: Pick<AppOptions, 'session' | 'onError' | 'onWarning'>): App {
  const modules = evaluateBundle(bundle)
  return createApp({
    dev: true,
    ...bundle.app,
    ...host,
    manifest: bundle.manifest,
    runPrerendered: staticPaths,
    load: (file) => {
      const load = modules.get(file)
      if (load === undefined) throw new Error(`${file} is not part of this bundle.`)
      return load()
    },
  })
}
