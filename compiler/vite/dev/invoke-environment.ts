import { posix } from 'node:path'
import type { DevEnvironment } from 'vite'
import { fileOfModule } from '../../../sw/core/wire/module-path.ts'
import { changesSoon } from './being-written.ts'
import type { ModuleChanges } from './module-changes.ts'

type FetchArguments = Parameters<DevEnvironment['fetchModule']>

/** A call of Vite's module runner protocol. */
export interface InvokePayload {
  readonly data: { readonly name: string; readonly data: FetchArguments }
}

/** Answers a module runner that is not in this thread. */
export async function invokeEnvironment(
  environment: DevEnvironment,
  changes: ModuleChanges,
  { data: { name, data } }: InvokePayload,
): Promise<unknown> {
  if (name === 'getBuiltins') return environment.config.resolve.builtins.map(builtinData)
  if (name !== 'fetchModule') throw new Error(`Unknown call ${name}.`)
  return fetchModule(environment, changes, data)
}

/** A module that fails is tried again if its file was being written. */
async function fetchModule(
  environment: DevEnvironment,
  changes: ModuleChanges,
  [url, importer, options]: FetchArguments,
): ReturnType<DevEnvironment['fetchModule']> {
  try {
    return await environment.fetchModule(url, importer, options)
  } catch (error) {
    if (importer !== undefined) changes.failed(importer)
    // Vite leaves a relative URL as it is where it finds no file.
    const path = url.startsWith('.') && importer !== undefined ? posix.join(posix.dirname(importer), url) : url
    const { config, moduleGraph } = environment
    const file = moduleGraph.urlToModuleMap.get(url)?.file ?? (path.startsWith(config.root) ? path : config.root + path)
    if (!(await changesSoon(fileOfModule(file)))) throw error
    return fetchModule(environment, changes, [path, importer, options])
  }
}

const builtinData = (builtin: string | RegExp) =>
  typeof builtin === 'string'
    ? { type: 'string', value: builtin }
    : { type: 'RegExp', source: builtin.source, flags: builtin.flags }
