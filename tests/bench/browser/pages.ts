/** Asks an endpoint as soon as it runs, and notes when the answer is there. */
export const askFirst = `const response = await fetch('/api/items/first.json')
globalThis.first = { text: await response.text(), at: performance.now() }
`

/** What a careful author writes by hand. */
export const register = `if (!navigator.serviceWorker.controller) {
  const claimed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  await navigator.serviceWorker.register('/sw.js')
  await claimed
}
`

export const page = (script: string, before = ''): string =>
  `<!doctype html><meta charset="utf-8"><title>Bench</title>${before}<script type="module">${script}</script>\n`
