import { flushEdit } from '../state/edits.ts'
import { files, project } from '../state/project.ts'
import { showToast } from '../state/toasts.ts'
import { folderFiles, folderName } from './folder-files.ts'

/** Hands out the project as a ZIP that `npx stowaway dev` runs. */
export async function downloadProject(): Promise<void> {
  flushEdit()
  const { name } = project.peek()
  const folder = folderName(name)
  try {
    const { zipFolder } = await import('./zip-folder.ts')
    save(zipFolder(folder, folderFiles(name, files.peek(), import.meta.env.STOWAWAY_VERSION)), `${folder}.zip`)
  } catch (error) {
    showToast({ text: `The ZIP could not be created: ${error instanceof Error ? error.message : String(error)}` })
  }
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers read it only after the press is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
