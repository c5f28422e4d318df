import { spawn } from 'node:child_process'

const limit = 5 * 60_000

/** Installs packages of the distribution, as root on Debian and related systems. Returns `false` if it cannot. */
export async function installPackages(...names) {
  if (process.getuid?.() !== 0 || !(await succeeds('apt-get', ['--version'], 'ignore'))) return false
  await succeeds('apt-get', ['update'])
  return succeeds('apt-get', ['install', '-y', '--no-install-recommends', ...names])
}

/** Runs a command; all its output goes to the error stream, so that a script can read an answer from the other. */
export function succeeds(command, args, output = 2) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn(command, args, { stdio: ['ignore', output, output], env, timeout: limit })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
