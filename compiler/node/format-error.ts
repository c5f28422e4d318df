import { stripVTControlCharacters } from 'node:util'
import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import type { Colours } from './colours.ts'
import { type ErrorRecord, errorRecord, listedErrors } from './error-record.ts'

interface FormatOptions {
  readonly colours: Colours
  /** Add the stacks of foreign errors. */
  readonly debug: boolean
  /** Lines of source that are printed already. */
  readonly shownFrame?: string | undefined
}

/**
 * Any error as text for a person: what happened, where, the lines of source, what to do, and the cause. Of a bundler's
 * error list, each one. Stacks are only shown for foreign errors, on demand: they point into Stowaway, not into the
 * project.
 */
export function formatError(error: unknown, options: FormatOptions): string {
  const errors = listedErrors(error)
  if (errors[0] !== error) return errors.map((one) => formatError(one, options)).join('\n\n')
  const { colours, debug } = options
  const found = errorRecord(error, process.cwd())
  // The place of the cause is the error's own.
  const place = found.frame !== undefined && found.frame === options.shownFrame ? { message: found.message } : found
  const location = locationOf(place)
  const message = clean(messageOf(error), colours)
  // By its name: a bundler overwrites the code of what a plugin throws.
  const title = isStowawayError(error) ? `${colours.red('error')} ${colours.bold(error.name)}` : colours.red('error')
  return [
    `${title}: ${message}`,
    location !== '' && !message.includes(location) ? `  at ${colours.cyan(location)}` : '',
    place.frame !== undefined && !message.includes(place.frame.trim())
      ? `\n${indent(clean(place.frame, colours))}\n`
      : '',
    hintOf(error, place, colours),
    causeOf(error, message, { ...options, shownFrame: place.frame }),
    debug && !isStowawayError(error) && error instanceof Error ? colours.dim(framesOf(error)) : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** `file:line:column`, as far as they are known. */
function locationOf({ file, line, column }: ErrorRecord): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

/** Our own errors have a hint. For others that show source, the hint is to correct it. */
function hintOf(error: unknown, { frame }: ErrorRecord, colours: Colours): string {
  if (isStowawayError(error)) return `  ${colours.green('hint')}: ${error.hint}`
  // Rolldown draws the lines into its message.
  const showsSource = frame !== undefined || (error instanceof Error && error.message.includes('╭'))
  return showsSource ? `  ${colours.green('hint')}: Correct the source there, and run the command again.` : ''
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message.trim() || error.name
  return `A value that is not an Error was thrown: ${String(error)}`
}

function causeOf(error: unknown, message: string, options: FormatOptions): string {
  if (!(error instanceof Error) || error.cause === undefined) return ''
  const isSaid = error.cause instanceof Error && message.includes(clean(messageOf(error.cause), options.colours))
  return isSaid && !options.debug ? '' : indent(`caused by ${formatError(error.cause, options)}`)
}

const framesOf = ({ stack = '' }: Error): string => stack.slice(Math.max(0, stack.search(/^[ \t]{1,8}at /m)))

const clean = (text: string, colours: Colours): string =>
  colours.isColorSupported ? text : stripVTControlCharacters(text)

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ')
