import { createRequire } from 'node:module'

/** The version of this package. Its package.json lies two folders up in the sources, three when compiled. */
export function packageVersion(): string {
  const require = createRequire(import.meta.url)
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version }: { name?: string; version?: string } = require(path)
      if (name === 'stowaway' && version !== undefined) return version
    } catch {
      // Not at this height.
    }
  }
  return '0.0.0'
}
