interface BuiltFile {
  /** Relative to the output folder. */
  readonly path: string
  readonly bytes: number
}

export interface BuiltRoute {
  readonly id: string
  readonly file: string
  readonly methods: readonly string[]
  readonly prerendered: boolean
}

/** What a build made. */
export interface BuildReport {
  readonly outDir: string
  readonly files: readonly BuiltFile[]
  /** How many of the files were not written again, since an earlier build left the same; absent: all were written. */
  readonly unchanged?: number
  readonly routes: readonly BuiltRoute[]
  /** Absent where there is no worker of endpoints. */
  readonly worker?: { readonly path: string; readonly bytes: number; readonly gzip: number }
  /** Nothing runs on request: `sw.js` only removes the worker of an earlier build. */
  readonly needsWorker?: false
  /** What visitors keep for offline use, and how many files are left to the network; absent: nothing is kept. */
  readonly offline?: { readonly files: number; readonly bytes: number; readonly leftOut: number }
  readonly milliseconds: number
}
