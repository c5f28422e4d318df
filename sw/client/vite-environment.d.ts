/** Set by the bundler: the first by Vite itself, the trailing slash rule by the plugin. Absent otherwise. */
interface ImportMeta {
  readonly env?: {
    readonly BASE_URL?: string
    readonly STOWAWAY_TRAILING_SLASH?: 'ignore' | 'always' | 'never'
  }
}
