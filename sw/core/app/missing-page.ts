import { copyResponse } from '../endpoint/copy-response.ts'
import type { Scope } from './scope.ts'

const builtIn = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>404: Not Found</title>
<body style="font: 1rem/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>404: Not Found</h1>
<p>No endpoint answers here.</p>
</body>
</html>
`

/** The 404 page of a project without a `404` endpoint that runs: the host's own, else a small one. */
export async function missingPage({ options }: Scope): Promise<Response> {
  const page = await hostPage(options.notFoundPage)
  if (page !== undefined) return copyResponse(page, { status: 404 })
  return new Response(builtIn, { status: 404, headers: { 'content-type': 'text/html' } })
}

/** A host that cannot reach its page must not turn a 404 into a 500. */
async function hostPage(read: (() => Promise<Response | undefined>) | undefined): Promise<Response | undefined> {
  try {
    return await read?.()
  } catch {
    return undefined
  }
}
