/**
 * Reports errors of code that nobody awaits (a rejected promise, a throw in a timer). Otherwise they would end the
 * process, and with it the responses to everyone else.
 *
 * @param isOurs whether the process survives a thrown error; for any other it ends, as it would without us
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
