/** A page with changed HTML; a response of another type stays as it is. */
export async function editHtml(page: Response, edit: (html: string) => string): Promise<Response> {
  if (!page.headers.get('content-type')?.startsWith('text/html')) return page
  const html = await page.text()
  const headers = new Headers(page.headers)
  for (const name of ['content-length', 'content-encoding']) headers.delete(name)
  return new Response(edit(html), { status: page.status, headers })
}
