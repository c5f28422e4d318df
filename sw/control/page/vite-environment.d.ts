/** Set by Vite. Absent otherwise. */
interface ImportMeta {
  readonly env?: { readonly BASE_URL?: string }
}
