import { languageToFormat } from './language-plugins.ts'

export interface Formatted {
  readonly text: string
  /** Where the cursor is afterwards: at the same code as before. */
  readonly cursor: number
}

/** In the style of the examples. */
const style = { semi: false, singleQuote: true, printWidth: 120 }

/** Loads the formatter, and formats the text of a file. Rejects with a message for the user. */
export async function formatText(path: string, text: string, cursor: number): Promise<Formatted> {
  const language = languageToFormat(path)
  if (language === undefined) throw new Error('There is no formatter for this kind of file.')
  const [{ formatWithCursor }, plugins] = await Promise.all([import('prettier/standalone'), language.plugins()]).catch(
    () => {
      throw new Error('The formatter could not be loaded. It is not kept for offline use.')
    },
  )
  const { formatted, cursorOffset } = await formatWithCursor(text, {
    ...style,
    parser: language.parser,
    filepath: path,
    plugins: [...plugins],
    cursorOffset: cursor,
  }).catch((error: unknown) => {
    throw new Error(`The code does not parse: ${whereAndWhy(error, path)}`)
  })
  return { text: formatted, cursor: Math.min(Math.max(0, cursorOffset), formatted.length) }
}

/** The formatter appends the place and an excerpt of the code to its messages. */
function whereAndWhy(error: unknown, path: string): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  const [, why = first, place] = /^(.*?)\s*\((\d+:\d+)\)$/.exec(first) ?? []
  return place === undefined ? why : `${why} (${path}:${place})`
}
