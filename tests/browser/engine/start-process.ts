import { type ChildProcess, spawn } from 'node:child_process'

/** Starts a program that ends with the test process at the latest. */
export function startProcess(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const failed = new Promise<never>((_, reject) => {
    child.on('error', (error) => reject(new Error(`${command} does not start: ${error.message}`)))
    child.on('close', (code) => reject(new Error(`${command} ended with code ${code}.`)))
  })
  // The caller that waits for the program gets the error; stopping a program on purpose is not a failure.
  failed.catch(() => undefined)
  const kill = (): void => void child.kill()
  process.once('exit', kill)
  return { failed, stop: () => stop(child, kill) }
}

async function stop(child: ChildProcess, kill: () => void): Promise<void> {
  process.off('exit', kill)
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  kill()
  await closed
}
