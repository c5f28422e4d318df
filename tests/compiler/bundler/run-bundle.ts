import type { Bundle, CompileResult } from '../../../compiler/bundler/bundle.ts'
import type { App } from '../../../sw/core/app/app.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import * as stowaway from '../../../sw/index.ts'
import * as middleware from '../../../sw/middleware.ts'
import * as storage from '../../../sw/storage.ts'

/** What a page offers to bundles. */
export const offer = {
  stowaway,
  'stowaway/middleware': middleware,
  'astro:middleware': middleware,
  'stowaway/storage': storage,
}

type Modules = ReadonlyMap<string, () => Promise<EndpointModule>>

/** Evaluates a bundle, as its hosts do. */
export function modulesOf({ code }: Bundle): Modules {
  const { modules }: { modules: Modules } = new Function('stowaway', code)(offer)
  return modules
}

/** The app of a project that compiled. */
export function appOf(result: CompileResult): App {
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'))
  const { bundle } = result
  const modules = modulesOf(bundle)
  return createApp({
    ...bundle.app,
    manifest: bundle.manifest,
    dev: true,
    onError: () => {},
    load(file) {
      const load = modules.get(file)
      if (load === undefined) throw new Error(`${file} is not part of this bundle.`)
      return load()
    },
  })
}

/** The text of an answer. */
export async function ask(result: CompileResult, path: string, init?: RequestInit): Promise<string> {
  const response = await appOf(result).fetch(new Request(new URL(path, 'http://localhost'), init))
  return response.text()
}
