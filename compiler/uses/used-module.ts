/** A module of the code that a host gets. */
export interface UsedModule {
  readonly id: string
  /** What the host does with its exports. */
  readonly role: 'endpoint' | 'middleware' | 'library'
  /** Its syntax tree (ESTree). Types are erased. */
  readonly program: unknown
  /**
   * The ids of the modules that it imports, by specifier. One that is missing leads to code that nobody looks at. Absent:
   * the specifiers are paths from `id`.
   */
  readonly imports?: Readonly<Record<string, string>>
  /** Everything that it imports is among the modules, or comes from this package, even if `imports` lacks it. */
  readonly isComplete?: boolean
}
