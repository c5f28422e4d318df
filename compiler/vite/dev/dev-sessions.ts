import { createMemoryDriver } from '../../../sw/core/session/memory-driver.ts'
import type { SessionDriver } from '../../../sw/core/session/session-driver.ts'
import { createSessions, type Sessions } from '../../../sw/core/session/sessions.ts'
import type { Project } from '../project.ts'

/** Sessions of requests to the dev server itself. They are kept in memory; `note` is called once to say so. */
export function createDevSessions(project: Project, note: (text: string) => void): Sessions | undefined {
  const { session } = project.options
  return session === false ? undefined : createSessions({ ...session, driver: notedDriver(note) })
}

function notedDriver(note: (text: string) => void): SessionDriver {
  const driver = createMemoryDriver()
  let isNoted = false
  return {
    ...driver,
    set(...entry) {
      if (!isNoted)
        note('Sessions of requests to the dev server itself are kept in its memory: a restart forgets them.')
      isNoted = true
      return driver.set(...entry)
    },
  }
}
