import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The `name` in the nearest `package.json` that has one, from `folder` upwards. */
export function packageName(folder: string): string | undefined {
  const name = nameIn(join(folder, 'package.json'))
  const parent = dirname(folder)
  return name ?? (parent === folder ? undefined : packageName(parent))
}

function nameIn(file: string): string | undefined {
  try {
    const { name }: { name?: unknown } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof name === 'string' && name !== '' ? name : undefined
  } catch {
    // None, or none that can be read: what needs it more will say so.
    return undefined
  }
}
