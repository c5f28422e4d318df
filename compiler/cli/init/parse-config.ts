import type { ConfigSource } from './add-plugin.ts'

/** The syntax tree of a configuration; `undefined` without Vite, or if the file has errors. */
export async function parseConfig(file: string, text: string): Promise<ConfigSource | undefined> {
  try {
    const { parseSync } = await import('vite')
    const { program, errors } = parseSync(file, text)
    // The nodes of the tree, as the parser's own types describe them in detail.
    return errors.length > 0 ? undefined : { text, program: program as unknown as ConfigSource['program'] }
  } catch {
    return undefined
  }
}
