import { createServer, isRunnableDevEnvironment } from 'vite'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createTestHost } from '../../../sw/testing/app/create-test-app.ts'
import { installTestApp } from '../../../sw/testing/app/install-test-app.ts'
import type { TestApp } from '../../../sw/testing/app/test-app.ts'
import { listFiles } from '../../node/list-files.ts'
import { appSettings } from '../../project/settings.ts'
import { filePaths } from '../../site/file-paths.ts'
import { environmentNames } from '../environments.ts'
import { inlineConfig, type ProjectOptions } from '../inline-config.ts'
import { pluginName } from '../plugin.ts'
import { createProject, moduleOf, readProjectManifest } from '../project.ts'

/** The endpoints of a project, started for tests. */
export interface StartedTestApp extends TestApp {
  /** Lets the global `fetch` and `XMLHttpRequest` reach the endpoints. Returns a function that ends it. */
  install(): () => void
  /** Ends what `install` did, and the server that loads the files. */
  close(): Promise<void>
}

/** Which project, and with which configuration. */
export type StartTestOptions = Pick<ProjectOptions, 'root' | 'config' | 'mode' | 'stowaway'>

/**
 * Starts the endpoints of a project in this process, for tests without Vitest: `node --test`, Jest, Cucumber. Vite loads
 * the files, as in development.
 *
 * @example
 * const api = await startTestApp()
 * api.install()
 * afterEach(() => api.reset())
 * after(() => api.close())
 * @throws (rejects) what the configuration or the route table is refused with, such as `RouteCollision`
 */
export async function startTestApp(options: StartTestOptions = {}): Promise<StartedTestApp> {
  const config = await inlineConfig({ ...options, mode: options.mode ?? 'test' }, 'serve')
  const server = await createServer({
    ...config,
    logLevel: 'error',
    // Nothing of a page is served.
    optimizeDeps: { ...config.optimizeDeps, noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  })
  try {
    const plugin = server.config.plugins.find(({ name }) => name === pluginName)
    const project = createProject(server.config, plugin?.api.options)
    const environment = server.environments[environmentNames.server]
    if (environment === undefined || !isRunnableDevEnvironment(environment)) throw new Error('No server environment.')
    const { publicFolder, base } = project
    const { manifest, warnings } = await readProjectManifest(project)
    for (const warning of warnings) console.warn(`[stowaway] ${warning}`)
    const files = publicFolder === undefined ? [] : filePaths(await listFiles(publicFolder), base)
    const host = createTestHost({
      manifest: { ...manifest, files },
      app: appSettings(project.options),
      session: project.options.session,
      load: (file) => environment.runner.import<EndpointModule>(moduleOf(project, file)),
    })
    let uninstall: (() => void) | undefined
    return {
      ...host.app,
      install() {
        uninstall ??= installTestApp(host)
        return () => {
          uninstall?.()
          uninstall = undefined
        }
      },
      async close() {
        uninstall?.()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
