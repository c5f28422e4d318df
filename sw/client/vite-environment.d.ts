/** Set by the bundler: the first by Vite itself, the others by the plugin. Absent otherwise. */
interface ImportMeta {
  readonly env?: {
    readonly BASE_URL?: string
    readonly STOWAWAY_TRAILING_SLASH?: 'ignore' | 'always' | 'never'
    /** The ids of prerendered routes to whose addresses the rule would add a slash. */
    readonly STOWAWAY_FILE_ROUTES?: readonly string[]
  }
}
