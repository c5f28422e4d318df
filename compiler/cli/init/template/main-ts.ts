/** The example's script. */
export const mainTs = `const one = (selector: string): Element => {
  const element = document.querySelector(selector)
  if (element === null) throw new Error(\`The page has no \${selector}.\`)
  return element
}

const show = (selector: string, text: string): void => {
  one(selector).textContent = text
}

async function ask(method: string, path: string): Promise<void> {
  const start = performance.now()
  const response = await fetch(path, { method })
  const milliseconds = (performance.now() - start).toFixed(1)

  show('.request', \`\${method} \${new URL(response.url).pathname}\`)
  show('.status', \`\${response.status} \${response.statusText}\`)
  // The endpoints of this example name the place they run in. A built file cannot.
  show('.from', \`from \${response.headers.get('x-answered-by') ?? 'a built file'} in \${milliseconds} ms\`)
  show('.body', await response.text())
  one('.answer').classList.toggle('failed', !response.ok)
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-path]')) {
  button.addEventListener('click', () => {
    const { method = 'GET', path = '' } = button.dataset
    ask(method, path).catch((error: unknown) => show('.request', String(error)))
  })
}

export {}
`
