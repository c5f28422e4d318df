import { envError } from '../core/errors/env-errors.ts'
import { type EnvSchema, readField } from './env-field.ts'

/** The functions behind `astro:env/server`; `read` returns a variable of the process. */
export function createEnv(schema: EnvSchema, read: (name: string) => string | undefined) {
  return {
    getSecret: (name: string): string | undefined => read(name),
    /** The checked value of a secret. Throws `EnvInvalidVariables`. */
    secret(name: string): unknown {
      const field = schema[name]
      const result = field && readField(name, read(name), field)
      if (result !== undefined && 'value' in result) return result.value
      throw envError('EnvInvalidVariables', { problems: [result?.problem ?? `${name} is not in the schema`] })
    },
  }
}
