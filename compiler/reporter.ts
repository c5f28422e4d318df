/** Receives the messages and progress of long work: the command line draws them, a test collects them. */
export interface Reporter {
  info(text: string): void
  warn(text: string): void
  /** `done` of `total` steps of `label` are finished. Called often: the reporter decides what to draw. */
  progress(label: string, done: number, total: number): void
}
