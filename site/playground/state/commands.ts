import { type Signal, signal } from '@preact/signals'

/** What keys anywhere in the playground do; the panel that can do it says how. */
export type CommandName = 'send' | 'stop' | 'compile' | 'format'

const commands: Signal<ReadonlyMap<CommandName, () => void>> = signal(new Map())

/** Handles the command; returns an unsubscribe function. */
export function onCommand(name: CommandName, run: () => void): () => void {
  commands.value = new Map(commands.peek()).set(name, run)
  return () => {
    commands.value = new Map(Array.from(commands.peek()).filter(([, handler]) => handler !== run))
  }
}

/** Whether a panel handles the command now. */
export const isHandled = (name: CommandName): boolean => commands.value.has(name)

/** Runs the command, where a panel has taken it. */
export function runCommand(name: CommandName): void {
  commands.peek().get(name)?.()
}
