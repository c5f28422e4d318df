import type { JSX } from 'preact'
import { routeOf } from '../files/route-of.ts'
import { FormatButton } from '../format/format-button.tsx'
import { openPath } from '../state/project.ts'

/** The open file and its route. */
export function EditorHead(): JSX.Element {
  const path = openPath.value
  const route = path === undefined ? undefined : routeOf(path)
  return (
    <div class="editor-head">
      <h2>
        <bdi>{path ?? 'No file'}</bdi>
      </h2>
      {route !== undefined && <code class="route">{route}</code>}
      <FormatButton />
    </div>
  )
}
