/** What keys anywhere in the playground do; the panel that can do it says how. */
export type CommandName = 'send' | 'stop' | 'compile'

const commands = new Map<CommandName, () => void>()

/** Handles the command; returns an unsubscribe function. */
export function onCommand(name: CommandName, run: () => void): () => void {
  commands.set(name, run)
  return () => {
    if (commands.get(name) === run) commands.delete(name)
  }
}

/** Runs the command, where a panel has taken it. */
export function runCommand(name: CommandName): void {
  commands.get(name)?.()
}
