import { join, posix } from 'node:path'
import { createServer } from 'vite'
import { baseUrl } from '../../../compiler/project/base-url.ts'
import type { EndpointLoader, EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { HostProject } from '../host.ts'
import { packageRoot } from '../package-root.ts'

/** Loads a project's modules into this process, as an author wrote them. */
export interface ModuleServer {
  readonly load: EndpointLoader
  close(): Promise<void>
}

const isModule = (value: unknown): value is EndpointModule => typeof value === 'object' && value !== null

/** Starts Vite without a server, for the transforms and the module runner only. */
export async function startModules(
  root: string,
  { base, stowaway }: Omit<HostProject, 'folder'>,
): Promise<ModuleServer> {
  const vite = await createServer({
    configFile: false,
    root,
    base,
    logLevel: 'silent',
    cacheDir: join(root, '.vite'),
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    define: {
      'import.meta.env.SITE': JSON.stringify(stowaway.site) ?? 'undefined',
      'import.meta.env.BASE_URL': JSON.stringify(baseUrl(base, stowaway.trailingSlash ?? 'ignore')),
    },
    resolve: {
      alias: [
        { find: 'astro:middleware', replacement: join(packageRoot, 'sw/middleware.ts') },
        { find: 'stowaway/storage', replacement: join(packageRoot, 'sw/storage.ts') },
        { find: /^stowaway$/, replacement: join(packageRoot, 'sw/index.ts') },
      ],
    },
  })
  return {
    async load(file) {
      const module: unknown = await vite.ssrLoadModule(`/${posix.join('src/pages', file)}`)
      if (!isModule(module)) throw new TypeError(`${file} did not load as a module.`)
      return module
    },
    close: () => vite.close(),
  }
}
