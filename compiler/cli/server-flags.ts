import { type Command, InvalidArgumentError } from 'commander'

/** The flags of the commands that listen. */
export interface ServerFlags {
  readonly port?: number
  /** `true`: `--host` without an address. */
  readonly host?: string | true
}

export function addServerFlags(command: Command, defaultPort: number): Command {
  return command
    .option(
      '-p, --port <number>',
      `the port; fails when it is in use (default: ${defaultPort}, else the next free one)`,
      toPort,
    )
    .option('--host [address]', 'the address to listen on; alone: every address of this machine (default: localhost)')
}

/** The address to listen on; `undefined` leaves it to the default. */
export const hostAddress = ({ host }: ServerFlags): string | undefined => (host === true ? '0.0.0.0' : host)

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  return port
}
