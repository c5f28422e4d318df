/** Where long work tells how it goes. The command line draws it; a test collects it. */
export interface Reporter {
  info(text: string): void
  warn(text: string): void
  /** `done` of `total` pieces of `label` are finished. Called often: the reporter decides what to draw. */
  progress(label: string, done: number, total: number): void
}
