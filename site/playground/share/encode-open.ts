import { draft } from '../run/request/draft.ts'
import { flushEdit } from '../state/edits.ts'
import { files, openPath, project } from '../state/project.ts'
import { type EncodeResult, encodeProject } from './encode.ts'

/** The open project as it is now, with its request, as the fragment of an address. */
export function encodeOpen(): EncodeResult {
  flushEdit()
  const open = openPath.peek()
  return encodeProject({
    name: project.peek().name,
    files: files.peek(),
    request: draft.peek(),
    ...(open !== undefined && { open }),
  })
}
