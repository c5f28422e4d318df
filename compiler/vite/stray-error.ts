import { errorText } from './dev/error-text.ts'

/** For the terminal: an endpoint started something that it did not await, and that failed. */
export const strayErrorText = (error: unknown, root: string): string =>
  `${errorText(error, root)}\n  hint: Nothing awaited this, so no response reports the error. Await the promise, or catch its errors.`

/** Whether code of the project threw: a frame of it is on the stack. */
export function isProjectError(error: unknown, root: string): boolean {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack.split('\n').some((line) => line.includes(root) && !line.includes('/node_modules/'))
}
