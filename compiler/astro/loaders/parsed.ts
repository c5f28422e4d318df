import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { parseReason } from './parse-reason.ts'

/** What `parse` returns. Throws `DataCollectionEntryParseError` with the file and, if the parser knows it, the line. */
export async function parsed<Result>(parse: () => Result, file: string, root: string): Promise<Awaited<Result>> {
  try {
    return await parse()
  } catch (cause) {
    const { reason, place } = parseReason(cause, file, root)
    throw astroError('DataCollectionEntryParseError', { file: place.file, reason }, { ...place, cause })
  }
}
