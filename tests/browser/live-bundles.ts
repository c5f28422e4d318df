import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { LiveBundle } from '../../sw/live/bundle/live-bundle.ts'

export interface BundleOptions {
  /** With a slash at its end. Default `/`. */
  readonly base?: string
  /** Runs first, when the bundle is evaluated. */
  readonly top?: string
}

let count = 0

/** A bundle as the compiler writes it; `files`: endpoint file to the body of a function that returns the module. */
export function makeBundle(
  files: Readonly<Record<string, string>>,
  { base = '/', top = '' }: BundleOptions = {},
): LiveBundle {
  count += 1
  const { manifest } = createManifest({
    files: Object.keys(files),
    base,
    trailingSlash: 'ignore',
    redirects: {},
  })
  const modules = Object.entries(files).map(([file, body]) => `[${JSON.stringify(file)}, async () => { ${body} }]`)
  return {
    hash: `bundle-${count}`,
    code: `${top}\nreturn { modules: new Map([${modules.join(',\n')}]) }\n//# sourceURL=bundle-${count}.js`,
    manifest,
    app: {},
  }
}
