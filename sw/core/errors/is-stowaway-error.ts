import { StowawayError } from './stowaway-error.ts'

/**
 * Whether an error is one of Stowaway's, also of another copy of the class: the command line is packed as one file, and
 * a project's configuration may load the modules.
 */
export const isStowawayError = (error: unknown): error is StowawayError =>
  error instanceof StowawayError ||
  (error instanceof Error && ['hint', 'file', 'frame'].every((key) => Object.hasOwn(error, key)))
