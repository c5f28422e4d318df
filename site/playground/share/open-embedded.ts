import { startingProject } from '../examples/examples.ts'
import { showProject } from '../project/session.ts'
import { showToast } from '../state/toasts.ts'
import { linkedProject } from './linked-project.ts'

/** Shows the project of a frame's address, now and when its fragment changes. It runs only after Run. */
export async function watchEmbedded(): Promise<void> {
  addEventListener('hashchange', () => void show())
  await show()
}

async function show(): Promise<void> {
  const found = linkedProject()
  showProject({ ...(found?.ok === true ? found.shared : await startingProject()), isTrusted: false })
  if (found?.ok === false)
    showToast({ text: `This is an example, because the project could not be read: ${found.why}` })
}
