import { relative, sep } from 'node:path'
import { buildError } from '../../../sw/core/errors/build-errors.ts'
import type { Project } from '../project.ts'

/** Refuses an output folder whose replacement would destroy sources. Throws `OutputHoldsSources`. */
export function refuseOutput(outDir: string, { root, pagesFolder, publicFolder = pagesFolder }: Project): void {
  const folder = relative(root, outDir) || '.'
  const isWithin = (inner: string, outer: string): boolean => `${inner}${sep}`.startsWith(`${outer}${sep}`)
  if (isWithin(root, outDir)) throw buildError('OutputHoldsSources', { folder, sources: 'root' })
  for (const sources of [pagesFolder, publicFolder]) {
    if (isWithin(sources, outDir) || isWithin(outDir, sources)) {
      throw buildError('OutputHoldsSources', { folder, sources: relative(root, sources) })
    }
  }
}
