import type { App, AppOptions } from '../../../sw/core/app/app.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'

export const origin = 'https://shop.example'

export interface TestAppOptions extends Omit<AppOptions, 'manifest' | 'load'>, Omit<ManifestOptions, 'files'> {
  readonly hostFiles?: RouteManifest['files']
  readonly prerendered?: readonly string[]
}

export interface TestApp extends App {
  /** The errors that became a 500. */
  readonly errors: unknown[]
  readonly warnings: string[]
  /** The files that were loaded, in order. */
  readonly loaded: string[]
  get(path: string, init?: RequestInit): Promise<Response>
}

/** An app over endpoints that are written down in the test: file name to exports. */
export function testApp(files: Readonly<Record<string, EndpointModule>>, options: TestAppOptions = {}): TestApp {
  const errors: unknown[] = []
  const warnings: string[] = []
  const loaded: string[] = []
  const { manifest } = createManifest({
    ...options,
    files: Object.keys(files).filter((file) => file !== options.middleware),
  })
  const app = createApp({
    onError: (error) => errors.push(error),
    onWarning: (text) => warnings.push(text),
    checkOrigin: false,
    ...options,
    manifest: {
      ...manifest,
      ...(options.hostFiles !== undefined && { files: options.hostFiles }),
      ...(options.prerendered !== undefined && { prerendered: options.prerendered }),
    },
    load(file) {
      loaded.push(file)
      const module = files[file]
      if (module === undefined) throw new Error(`no such file: ${file}`)
      return module
    },
  })
  return { ...app, errors, warnings, loaded, get: (path, init) => app.fetch(new Request(origin + path, init)) }
}

export const text = (body: string | null, init?: ResponseInit) => () => new Response(body, init)
