/** Gives the keyboard to the tree, when the page has been drawn. */
export function focusTree(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus())
}
