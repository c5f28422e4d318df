import { escapeHtml } from '../../core/app/escape-html.ts'
import { editHtml } from '../edit-html.ts'
import { workerScope } from '../worker-scope.ts'

/**
 * A page of the site, to be shown at another address than its own: a `<base>` makes its relative links what they are
 * there.
 *
 * @param folder of the page, by default the site's root
 */
export function withBase(page: Response, folder: string = workerScope()): Promise<Response> {
  return editHtml(page, (html) => addBase(html, folder))
}

/** Before all else in the head: the first `<base>` counts, and only for what comes after it. */
export function addBase(html: string, folder: string): string {
  const tag = `<base href="${escapeHtml(folder)}">`
  const [start = ''] = /^(?:\s*(?:<!--.*?-->|<!doctype[^>]*>|<html\b[^>]*>))*(?:\s*<head\b[^>]*>)?/is.exec(html) ?? []
  return start + tag + html.slice(start.length)
}
