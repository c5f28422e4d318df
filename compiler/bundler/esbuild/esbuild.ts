/**
 * The part of esbuild's API that the compiler uses. `import * as esbuild from 'esbuild-wasm'` fits, and so does
 * `esbuild` itself: the compiler is given one and imports none.
 */
export interface Esbuild {
  context(options: EsbuildOptions): Promise<EsbuildContext>
  build(options: EsbuildOptions): Promise<EsbuildResult>
  transform(source: string, options: TransformOptions): Promise<{ readonly code: string }>
}

export interface TransformOptions {
  loader: NonNullable<LoadResult['loader']>
  target: string
  jsx: 'automatic'
  tsconfigRaw: string
  define: Record<string, string>
  logLevel: 'silent'
}

export interface EsbuildContext {
  rebuild(): Promise<EsbuildResult>
  dispose(): Promise<void>
}

export interface EsbuildResult {
  readonly warnings: EsbuildMessage[]
  readonly outputFiles?: EsbuildFile[] | undefined
}

export interface EsbuildFile {
  readonly path: string
  readonly contents: Uint8Array
  readonly text: string
}

export interface EsbuildMessage {
  readonly text: string
  readonly location: EsbuildLocation | null
  readonly notes: { readonly text: string; readonly location: EsbuildLocation | null }[]
  /** The detail that a plugin added to its error. */
  readonly detail: unknown
}

export interface EsbuildLocation {
  readonly file: string
  readonly namespace: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 0, in bytes of UTF-8, as is `length`. */
  readonly column: number
  readonly length: number
  readonly lineText: string
}

export interface EsbuildOptions {
  entryPoints: string[] | Record<string, string>
  bundle: true
  write: false
  format: 'esm'
  platform: 'browser'
  target: string
  charset: 'utf8'
  logLevel: 'silent'
  outfile?: string
  outdir?: string
  splitting?: boolean
  entryNames?: string
  chunkNames?: string
  minify?: boolean
  sourcemap?: 'external' | false
  legalComments?: 'none' | 'inline'
  jsx?: 'automatic'
  jsxImportSource?: string
  banner?: Record<string, string>
  footer?: Record<string, string>
  define?: Record<string, string>
  tsconfigRaw?: string
  plugins: EsbuildPlugin[]
}

export interface EsbuildPlugin {
  name: string
  setup(build: EsbuildPluginBuild): void
}

export interface EsbuildPluginBuild {
  onResolve(
    options: { filter: RegExp; namespace?: string },
    resolve: (args: ResolveArgs) => ResolveResult | Promise<ResolveResult>,
  ): void
  onLoad(
    options: { filter: RegExp; namespace?: string },
    load: (args: LoadArgs) => LoadResult | Promise<LoadResult>,
  ): void
}

export interface ResolveArgs {
  readonly path: string
  readonly importer: string
  readonly namespace: string
  readonly kind: string
  readonly with: Record<string, string>
}

export interface PluginError {
  text: string
  detail?: unknown
}

export interface ResolveResult {
  path?: string
  namespace?: string
  suffix?: string
  sideEffects?: boolean
  external?: boolean
  errors?: PluginError[]
}

export interface LoadArgs {
  readonly path: string
  readonly suffix: string
  readonly with: Record<string, string>
}

export interface LoadResult {
  contents?: string | Uint8Array
  loader?: 'js' | 'jsx' | 'ts' | 'tsx' | 'json' | 'text' | 'binary' | 'dataurl' | 'empty' | 'css'
  errors?: PluginError[]
}
