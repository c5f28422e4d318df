import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { EnvSchema } from '../../../sw/astro/env-field.ts'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { Evaluate } from '../content/load-content.ts'

/** What endpoints can see of Astro's configuration. */
export interface AstroConfig {
  readonly env?: { readonly schema?: EnvSchema }
  readonly image?: { readonly service?: { readonly entrypoint?: string } }
  readonly i18n?: Readonly<Record<string, unknown>>
  readonly build?: { readonly format?: string }
  readonly compressHTML?: unknown
}

const names = ['mjs', 'js', 'ts', 'mts', 'cjs', 'cts'].map((end) => `astro.config.${end}`)

/** Where the configuration may be. */
export const astroConfigFiles = (root: string): readonly string[] => names.map((name) => join(root, name))

/** The project's `astro.config.*`, which is run; empty where there is none. Throws `AstroConfigFailed`. */
export async function readAstroConfig(
  root: string,
  evaluate: Evaluate,
): Promise<{ readonly config: AstroConfig; readonly files: readonly string[] }> {
  const file = astroConfigFiles(root).find((path) => existsSync(path))
  if (file === undefined) return { config: {}, files: [] }
  try {
    const { exports, files } = await evaluate(file)
    const given = property(exports, 'default')
    const config: unknown = typeof given === 'function' ? await given({ command: 'build', mode: 'production' }) : given
    // Only the fields of `AstroConfig` are read, each where it is used.
    return { config: typeof config === 'object' && config !== null ? (config as AstroConfig) : {}, files }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw astroError('AstroConfigFailed', { file: relative(root, file), reason }, { cause })
  }
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
