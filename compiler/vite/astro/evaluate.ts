import { createRunnableDevEnvironment, type Plugin, type ResolvedConfig, resolveConfig } from 'vite'
import type { Evaluate } from '../../astro/content/load-content.ts'
import { environmentNames } from '../environments.ts'
import { environmentVariablesPlugin } from '../plugins/environment-variables.ts'

/**
 * Runs a configuration of the project in this process, as Vite runs endpoints on the development server: TypeScript,
 * aliases, `import.meta.env`. The project's own Vite plugins take no part: they serve one server at a time.
 */
export function createEvaluate(config: ResolvedConfig, plugins: readonly Plugin[]): Evaluate {
  return async (file) => {
    const name = environmentNames.server
    const own = await resolveConfig(
      {
        root: config.root,
        configFile: false,
        mode: config.mode,
        envDir: config.envDir,
        ...(config.envPrefix !== undefined && { envPrefix: config.envPrefix }),
        cacheDir: config.cacheDir,
        logLevel: 'silent',
        ...(config.define && { define: config.define }),
        resolve: {
          alias: config.resolve.alias,
          ...('tsconfigPaths' in config.resolve && { tsconfigPaths: config.resolve.tsconfigPaths === true }),
        },
        plugins: [...plugins, environmentVariablesPlugin()],
        environments: { [name]: { consumer: 'server', resolve: { noExternal: ['astro'] } } },
      },
      'serve',
    )
    const environment = createRunnableDevEnvironment(name, own, { hot: false, runnerOptions: { hmr: false } })
    await environment.init()
    try {
      const exports: unknown = await environment.runner.import(file)
      const modules = [...environment.runner.evaluatedModules.idToModuleMap.values()]
      const files = modules.flatMap((module) => (module.meta && !('externalize' in module.meta) ? [module.file] : []))
      return { exports, files: files.filter((path) => path.startsWith('/') && !path.includes('/node_modules/')) }
    } finally {
      await environment.close()
    }
  }
}
