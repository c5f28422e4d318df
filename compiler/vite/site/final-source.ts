import { dirname, join, relative, resolve } from 'node:path'

interface MapPlace {
  readonly root: string
  /** Where the bundler writes, and where its files are in the end. From the root. */
  readonly staging: string
  readonly outDir: string
  /** The script's path in either. */
  readonly fileName: string
}

/** Turns the path of a source, as a map in the staging folder has it, into that of a map in the output folder. */
export function finalSource({ root, staging, outDir, fileName }: MapPlace): (source: string) => string {
  const from = dirname(join(resolve(root, staging), fileName))
  const to = dirname(join(resolve(root, outDir), fileName))
  return (source) =>
    /^[a-z][a-z\d+.-]+:/i.test(source) ? source : relative(to, resolve(from, source)).replaceAll('\\', '/')
}
