/**
 * Gives the keyboard to the tree. The page is drawn in a microtask, and this comes right after: before the next key, which
 * may put the focus elsewhere.
 */
export function focusTree(): void {
  queueMicrotask(() => document.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus())
}
