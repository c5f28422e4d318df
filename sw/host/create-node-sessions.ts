import { join } from 'node:path'
import { createSessions, type Sessions } from '../core/session/sessions.ts'
import { createFileSessionDriver } from './create-file-session-driver.ts'
import type { NodeSessionOptions } from './handler-options.ts'

/** The sessions of a Node host: in files, so that they survive a restart, unless another driver is given. */
export function createNodeSessions({ folder, driver, ...options }: NodeSessionOptions = {}): Sessions {
  return createSessions({ ...options, driver: driver ?? createFileSessionDriver(folder ?? defaultFolder()) })
}

const defaultFolder = (): string => process.env.SESSION_FOLDER || join(process.cwd(), '.stowaway', 'sessions')
