import type { Host } from './host.ts'
import { copyProject } from './work-copy.ts'

/** Starts a host on a copy of a project's folder; the copy goes when the host closes, or if it does not start. */
export async function withCopy<Started extends Host>(
  folder: string,
  start: (root: string) => Promise<Started>,
): Promise<Started> {
  const copy = await copyProject(folder)
  try {
    const host = await start(copy.root)
    return {
      ...host,
      async close() {
        await host.close()
        await copy.remove()
      },
    }
  } catch (error) {
    await copy.remove()
    throw error
  }
}
