/** Puts an element into the page and resolves when it has loaded. */
export function appendLoaded(element: HTMLElement, events: readonly string[] = ['load']): Promise<undefined> {
  return new Promise((resolve, reject) => {
    for (const event of events) element.addEventListener(event, () => resolve(undefined), { once: true })
    element.addEventListener('error', () => reject(new Error(`<${element.localName}> did not load.`)), { once: true })
    document.body.append(element)
  })
}

/** Appends an element of which the page learns nothing. */
export async function appendBlindly(element: HTMLElement): Promise<undefined> {
  document.body.append(element)
}

export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
