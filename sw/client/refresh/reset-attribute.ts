/** Sets an attribute to its current value. Not every element treats a plain assignment as a change. */
export function resetAttribute(element: Element, name: string): void {
  const value = element.getAttribute(name) ?? ''
  element.removeAttribute(name)
  element.setAttribute(name, value)
}
