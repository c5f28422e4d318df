/** The example's page. */
export const indexHtml = (name: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/src/style.css">
    <title>${name}</title>
  </head>
  <body>
    <main>
      <h1>${name}</h1>
      <p>
        The server of this page travels inside it. Press a button: the request is answered by a file in
        <code>src/pages</code>.
      </p>
      <div class="buttons">
        <button data-method="GET" data-path="api/hello.json?name=you">Say hello</button>
        <button data-method="GET" data-path="api/todos/1.json">Read a todo</button>
        <button data-method="PATCH" data-path="api/todos/1.json">Toggle it</button>
        <button data-method="GET" data-path="data.json">Read a built file</button>
      </div>
      <section class="answer" aria-live="polite">
        <p class="request">Nothing asked yet.</p>
        <p class="facts"><span class="status"></span> <span class="from"></span></p>
        <pre class="body"></pre>
      </section>
      <p class="next">Now edit <code>src/pages/api/hello.json.ts</code>, save it, and press again.</p>
    </main>
    <script type="module" src="/src/main.ts"></script>
  </body>
</html>
`
