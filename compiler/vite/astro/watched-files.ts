/** The files behind the modules that no single file is the source of, by module id. */
export class WatchedFiles {
  readonly #files = new Map<string, readonly string[]>()

  set(id: string, files: readonly string[]): void {
    this.#files.set(id, files)
  }

  of(id: string): readonly string[] {
    return this.#files.get(id) ?? []
  }
}
