import { availableParallelism, loadavg } from 'node:os'

/** Whether other programs use more than half of the processors. Windows does not say. */
export function isMachineBusy(): boolean {
  const [load = 0] = loadavg()
  return load > availableParallelism() / 2
}
