/** The source of an entry while it is put together: what it imports, and its statements. */
export class EntryCode {
  readonly #imports = new Map<string, Set<string>>()
  readonly #statements: string[] = []

  /** Imports a name. */
  name(name: string, from = 'stowaway/worker'): string {
    const names = this.#imports.get(from) ?? new Set()
    this.#imports.set(from, names.add(name))
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
    const imports = [...this.#imports].map(
      ([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}'`,
    )
    return `${[...imports, ...this.#statements, last].join('\n')}\n`
  }
}
