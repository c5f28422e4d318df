const endpoints: Readonly<Record<string, string>> = import.meta.glob('../../src/pages/gallery/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const helpers: Readonly<Record<string, string>> = import.meta.glob('../../src/gallery/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export interface SourceFile {
  /** Below `site/`. */
  readonly path: string
  /** What it answers; absent for a module that endpoints import. */
  readonly route?: string
  readonly code: string
}

/** The endpoints of an app, then the modules that they share. */
export function sourceFiles(app: string): readonly SourceFile[] {
  const prefix = '../../src/pages'
  return [
    ...Object.entries(endpoints)
      .filter(([path]) => path.startsWith(`${prefix}/gallery/${app}/`))
      .map(([path, code]) => ({ path: path.slice(6), route: path.slice(prefix.length).replace(/\.ts$/, ''), code })),
    ...Object.entries(helpers)
      .filter(([path]) => path.startsWith(`../../src/gallery/${app}/`) || /\/gallery\/[^/]+$/.test(path))
      .map(([path, code]) => ({ path: path.slice(6), code })),
  ]
}
