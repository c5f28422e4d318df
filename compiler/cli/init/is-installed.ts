import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whether this package can be imported in a folder. */
export function isInstalled(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules/stowaway'))) return true
  const above = dirname(folder)
  return above !== folder && isInstalled(above)
}
