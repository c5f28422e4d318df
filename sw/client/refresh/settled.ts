/** Resolves when an element has loaded or failed. */
export const settled = (element: Element): Promise<unknown> =>
  new Promise((resolve) => {
    for (const type of ['load', 'error']) element.addEventListener(type, resolve)
  })
