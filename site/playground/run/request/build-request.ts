import { type Draft, takesBody } from './draft.ts'

/** A request, and the headers that browsers do not let pages set, which the playground reports. */
export interface Built {
  readonly request: Request
  /** Names of headers that the browser did not take. */
  readonly refused: readonly string[]
}

/**
 * The request of a draft.
 *
 * @param base absolute URL of the project's root, with a slash at the end
 * @throws Error with a sentence that can be shown, where the draft cannot be sent
 */
export function buildRequest(draft: Draft, base: string, signal: AbortSignal): Built {
  const method = draft.method.trim().toUpperCase()
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) throw new Error('This is not a valid method.')
  const body = takesBody(method) ? bodyOf(draft) : undefined
  const headers = new Headers()
  const refused: string[] = []
  for (const { name, value } of draft.headers) {
    if (name.trim() === '') continue
    try {
      headers.append(name.trim(), value.trim())
    } catch {
      refused.push(name.trim())
    }
  }
  if (body?.type !== undefined && !headers.has('content-type')) headers.set('content-type', body.type)
  let request: Request
  try {
    request = new Request(urlOf(draft.path, base), {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body !== undefined && { body: body.data }),
    })
  } catch (error) {
    throw new Error(`The browser does not send this request: ${error instanceof Error ? error.message : error}`)
  }
  for (const [name] of headers) if (!request.headers.has(name)) refused.push(name)
  return { request, refused }
}

/** The URL of a path below the base; `/api` and `api` are the same. */
export function urlOf(path: string, base: string): URL {
  const below = path.trim().replace(/^\/+/, '')
  const url = URL.canParse(`./${below}`, base) ? new URL(`./${below}`, base) : undefined
  if (url === undefined) throw new Error('This is not a valid path.')
  return url
}

function bodyOf(draft: Draft): { data: BodyInit; type?: string } | undefined {
  switch (draft.bodyKind) {
    case 'none':
      return undefined
    case 'text':
      return { data: draft.text, type: 'text/plain;charset=UTF-8' }
    case 'json':
      return { data: draft.text, type: 'application/json' }
    case 'file':
      return draft.file === undefined
        ? undefined
        : { data: draft.file, type: draft.file.type || 'application/octet-stream' }
    case 'form':
      return formBody(draft)
  }
}

function formBody({ form }: Draft): { data: BodyInit } {
  const fields = form.filter(({ name }) => name !== '')
  if (fields.every(({ value }) => typeof value === 'string')) {
    return { data: new URLSearchParams(fields.map(({ name, value }) => [name, String(value)])) }
  }
  const data = new FormData()
  for (const { name, value } of fields) data.append(name, value)
  return { data }
}
