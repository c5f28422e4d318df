/** One kind of error. Its key in the catalogue is its permanent code. */
export interface ErrorEntry<Args = never> {
  /** What happened and why, in full sentences. */
  message(args: Args): string
  /** What to do. */
  hint(args: Args): string
}
