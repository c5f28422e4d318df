/** The source of an entry while it is put together: what it imports, and its statements. */
export class EntryCode {
  readonly #names = new Set<string>()
  readonly #statements: string[] = []

  /** Imports a name of `stowaway/worker`. */
  name(name: string): string {
    this.#names.add(name)
    return name
  }

  /** `declaration = value`. */
  add(declaration: string, value: string): void {
    this.#statements.push(`${declaration} = ${value}`)
  }

  /** A statement. */
  run(statement: string): void {
    this.#statements.push(statement)
  }

  /** The whole, with a last statement. */
  text(last: string): string {
    const imports = `import { ${[...this.#names].sort().join(', ')} } from 'stowaway/worker'`
    return `${[imports, ...this.#statements, last].join('\n')}\n`
  }
}
