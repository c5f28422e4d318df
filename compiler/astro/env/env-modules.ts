import { type EnvSchema, readField } from '../../../sw/astro/env-field.ts'
import { envError } from '../../../sw/core/errors/env-errors.ts'

type Values = Readonly<Record<string, string | undefined>>

/** The source of `astro:env/client`. Throws `EnvInvalidVariables`. */
export function clientEnvModule(schema: EnvSchema, values: Values): string {
  return publicExports(schema, values, 'client').join('\n')
}

/**
 * The source of `astro:env/server`. Secrets are read when the code runs.
 *
 * @param runtime the file of `sw/astro/env.ts`
 * @param read the source of an import, and of the function that reads a variable
 */
export function serverEnvModule(
  schema: EnvSchema,
  values: Values,
  { runtime, read }: { readonly runtime: string; readonly read: { readonly imports: string; readonly code: string } },
): string {
  const secrets = Object.keys(schema).filter((name) => schema[name]?.access === 'secret')
  return [
    read.imports,
    `import { createEnv } from ${JSON.stringify(runtime)}`,
    `const env = createEnv(${JSON.stringify(schema)}, ${read.code})`,
    `export const getSecret = env.getSecret`,
    ...publicExports(schema, values, 'server'),
    ...secrets.map((name) => `export const ${name} = env.secret(${JSON.stringify(name)})`),
  ].join('\n')
}

function publicExports(schema: EnvSchema, values: Values, context: 'client' | 'server'): readonly string[] {
  const results = Object.entries(schema)
    .filter(([, { access }]) => access === 'public')
    .map(([name, field]) => ({ name, field, result: readField(name, values[name], field) }))
  const problems = results.flatMap(({ result }) => ('problem' in result ? [result.problem] : []))
  if (problems.length > 0) throw envError('EnvInvalidVariables', { problems })
  return results.flatMap(({ name, field, result }) =>
    field.context === context && 'value' in result ? [`export const ${name} = ${JSON.stringify(result.value)}`] : [],
  )
}
