/** Sets an attribute to the value that it has: writing it over is no change to every element. */
export function resetAttribute(element: Element, name: string): void {
  const value = element.getAttribute(name) ?? ''
  element.removeAttribute(name)
  element.setAttribute(name, value)
}
