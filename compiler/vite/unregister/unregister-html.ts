/** The page that a person opens to take a worker away. No style and no script of its own: a strict policy refuses both. */
export const unregisterHtml = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <title>Remove the worker of this site</title>
  </head>
  <body>
    <h1>Remove the worker of this site</h1>
    <p>A service worker made with Stowaway may still answer requests of this site in this browser.</p>
    <h2>Worker</h2>
    <ul id="worker"></ul>
    <h2>Files kept for use without network</h2>
    <ul id="caches"></ul>
    <h2>Data: storage, cookies and sessions</h2>
    <ul id="databases"></ul>
    <form hidden>
      <p><label><input type="checkbox" name="data"> Remove the data too. It cannot be brought back.</label></p>
      <p><button>Remove</button></p>
    </form>
    <p><output></output></p>
    <script src="${script}"></script>
  </body>
</html>
`
