import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import type { Reporter } from '../reporter.ts'

const attempts = 20

/**
 * Listens on the port that was asked for, or fails. Where none was, on the first free one from `defaultPort`, saying
 * so when it is another.
 *
 * @throws `PortInUse`
 */
export async function listenFrom<Server>(
  asked: number | undefined,
  defaultPort: number,
  reporter: Reporter,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  if (asked !== undefined) return start(asked)
  for (let port = defaultPort; ; port++) {
    try {
      return await start(port)
    } catch (error) {
      const isInUse = isStowawayError(error) && error.code === 'PortInUse'
      if (!isInUse || port === defaultPort + attempts - 1) throw error
      reporter.info(`Port ${port} is in use, trying ${port + 1}.`)
    }
  }
}
