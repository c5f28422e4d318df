import { compilerState } from '../../state/compiled.ts'

/** How long a request waits for a compile that is under way, in milliseconds; the first brings the compiler along. */
const patience = 30_000

/** Resolves when no compile is under way. */
export function compiled(): Promise<void> {
  if (compilerState.peek().phase === 'idle') return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      unsubscribe()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, patience)
    const unsubscribe = compilerState.subscribe(({ phase }) => {
      if (phase === 'idle') queueMicrotask(end)
    })
  })
}
