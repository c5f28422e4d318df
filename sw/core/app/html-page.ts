/**
 * A small page without its own styles.
 *
 * @param title as HTML, which is the heading too
 * @param content as HTML
 * @param width in rem
 */
export const htmlPage = (title: string, content: string, width: number): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<body style="font: 1rem/1.5 system-ui; max-width: ${width}rem; margin: 4rem auto; padding: 0 1rem">
<h1>${title}</h1>
${content}
</body>
</html>
`
