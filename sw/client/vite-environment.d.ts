/** What a bundler puts in here: Vite by itself, the trailing slash rule by the plugin. Absent elsewhere. */
interface ImportMeta {
  readonly env?: {
    readonly BASE_URL?: string
    readonly STOWAWAY_TRAILING_SLASH?: 'ignore' | 'always' | 'never'
  }
}
