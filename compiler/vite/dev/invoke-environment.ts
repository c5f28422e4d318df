import type { DevEnvironment } from 'vite'

/** A call of Vite's module runner protocol. */
export interface InvokePayload {
  readonly data: { readonly name: string; readonly data: Parameters<DevEnvironment['fetchModule']> }
}

/** Answers a module runner that is not in this thread. */
export async function invokeEnvironment(
  environment: DevEnvironment,
  { data: { name, data } }: InvokePayload,
): Promise<unknown> {
  if (name === 'getBuiltins') return environment.config.resolve.builtins.map(builtinData)
  if (name !== 'fetchModule') throw new Error(`Unknown call ${name}.`)
  return environment.fetchModule(...data)
}

const builtinData = (builtin: string | RegExp) =>
  typeof builtin === 'string'
    ? { type: 'string', value: builtin }
    : { type: 'RegExp', source: builtin.source, flags: builtin.flags }
