/**
 * Reports the errors of code that nobody awaits (a rejected promise, a throw in a timer), which would otherwise end the
 * process, and with it the answers to everybody else.
 *
 * @param isOurs whether a thrown error may be survived; for any other the process ends, as it would without us
 * @returns a function that stops it
 */
export function reportStrayErrors(
  report: (error: unknown) => void,
  isOurs: (error: unknown) => boolean = () => true,
): () => void {
  const onThrow = (error: unknown): void => {
    if (!isOurs(error)) {
      console.error(error)
      process.exit(1)
    }
    report(error)
  }
  process.on('unhandledRejection', report).on('uncaughtException', onThrow)
  return () => {
    process.off('unhandledRejection', report).off('uncaughtException', onThrow)
  }
}
