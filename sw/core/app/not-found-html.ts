/**
 * The 404 page of a project without one.
 *
 * @param text as HTML
 */
export const notFoundPageHtml = (text: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>404: Not Found</title>
<body style="font: 1rem/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>404: Not Found</h1>
<p>${text}</p>
</body>
</html>
`

export const notFoundHtml: string = notFoundPageHtml('No endpoint answers here.')
