import { copyResponse } from '../endpoint/copy-response.ts'
import { notFoundHtml } from './not-found-html.ts'
import type { Scope } from './scope.ts'

/** The 404 page of a project without a `404` endpoint to run: the host's own, otherwise a small built-in page (`html`). */
export async function missingPage({ options }: Scope, html: string = notFoundHtml): Promise<Response> {
  const page = await hostPage(options.notFoundPage)
  if (page !== undefined) return copyResponse(page, { status: 404 })
  return new Response(html, { status: 404, headers: { 'content-type': 'text/html' } })
}

/** A host that cannot load its page must not turn a 404 into a 500. */
async function hostPage(read: (() => Promise<Response | undefined>) | undefined): Promise<Response | undefined> {
  try {
    return await read?.()
  } catch {
    return undefined
  }
}
