import type { JSX } from 'preact'
import { files, openPath } from '../state/project.ts'

/** The file in the editor, chosen from a list: a frame has no room for a tree. */
export function FileSelect(): JSX.Element {
  return (
    <select
      class="file-select"
      aria-label="File"
      value={openPath.value}
      onChange={({ currentTarget }) => {
        openPath.value = currentTarget.value
      }}
    >
      {Array.from(files.value.keys(), (path) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
    </select>
  )
}
