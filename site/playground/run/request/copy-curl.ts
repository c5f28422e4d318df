import { showToast } from '../../state/toasts.ts'
import { curlCommand } from './curl-command.ts'
import { draft } from './draft.ts'

/** Where `npx stowaway dev` serves a downloaded project. Commands cannot reach endpoints that run in a browser. */
const devServer = 'http://localhost:5173/'

/** Copies the request of the panel as a `curl` command for the development server. Never rejects. */
export async function copyCurl(): Promise<void> {
  try {
    await navigator.clipboard.writeText(curlCommand(draft.peek(), devServer))
    showToast({ text: `Copied for ${devServer}: download the project and start npx stowaway dev there.` })
  } catch (error) {
    showToast({ text: `Not copied: ${error instanceof Error ? error.message : String(error)}` })
  }
}
