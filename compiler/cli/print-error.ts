import { isAbsolute, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import type { Colours } from './terminal.ts'

interface FormatOptions {
  readonly colours: Colours
  /** Add the stacks of foreign errors. */
  readonly debug: boolean
}

/**
 * Any error as text for a person: what happened, where, the lines of source, what to do, and the cause. Of a bundler's
 * error list, each one. Stacks are only shown for foreign errors, on demand: they point into Stowaway, not into the
 * project.
 */
export function formatError(error: unknown, options: FormatOptions): string {
  const errors = listed(error)
  if (errors !== undefined) return errors.map((one) => formatError(one, options)).join('\n\n')
  const { colours, debug } = options
  const place = placeOf(error)
  const message = clean(messageOf(error), colours)
  // By its name: a bundler overwrites the code of what a plugin throws.
  const title =
    error instanceof StowawayError ? `${colours.red('error')} ${colours.bold(error.name)}` : colours.red('error')
  return [
    `${title}: ${message}`,
    place.location !== undefined && !message.includes(place.location) ? `  at ${colours.cyan(place.location)}` : '',
    place.frame !== undefined && !message.includes(place.frame.trim())
      ? `\n${indent(clean(place.frame, colours))}\n`
      : '',
    hintOf(error, place, colours),
    causeOf(error, message, options),
    debug && !(error instanceof StowawayError) && error instanceof Error ? colours.dim(framesOf(error)) : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** Ours say what to do; one that shows source is the source's to mend. */
function hintOf(error: unknown, { frame }: Place, colours: Colours): string {
  if (error instanceof StowawayError) return `  ${colours.green('hint')}: ${error.hint}`
  // Rolldown draws the lines into its message.
  const showsSource = frame !== undefined || (error instanceof Error && error.message.includes('╭'))
  return showsSource ? `  ${colours.green('hint')}: Correct the source there, and run the command again.` : ''
}

/** The errors that stand behind one of a bundler, or of `Promise.any`. */
function listed(error: unknown): readonly unknown[] | undefined {
  const errors = error instanceof Error && 'errors' in error ? error.errors : undefined
  return Array.isArray(errors) && errors.length > 0 ? errors : undefined
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message.trim() || error.name
  return `Something was thrown that is no Error: ${String(error)}`
}

interface Place {
  /** `src/a.ts:3:6`, as far as it is known. */
  readonly location?: string
  readonly frame?: string
}

/** Vite's and Rolldown's errors carry `id`, `loc` (columns from 0) and `frame`; ours `file` and `frame`. */
function placeOf(error: unknown): Place {
  const loc = property(error, 'loc')
  const frame = property(error, 'frame')
  const line = property(loc, 'line')
  const column = property(loc, 'column')
  const path = [property(loc, 'file'), property(error, 'file'), property(error, 'id')].find(isText)
  const position = typeof line === 'number' ? `:${line}${typeof column === 'number' ? `:${column + 1}` : ''}` : ''
  return {
    ...(path !== undefined && { location: displayPath(path) + position }),
    ...(isText(frame) && frame.trim() !== '' && { frame }),
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function displayPath(path: string): string {
  const short = relative(process.cwd(), path)
  return isAbsolute(path) && !short.startsWith('..') ? short : path
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
