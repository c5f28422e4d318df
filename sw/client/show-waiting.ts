const style =
  'position:fixed;inset:auto 0 0;z-index:2147483647;padding:.75em 1em;font:1rem/1.4 system-ui;color:CanvasText;background:Canvas;border-top:1px solid'

/** Tells people that the page waits for its endpoints. Returns a function that removes the notice. */
export function showWaiting(): () => void {
  const notice = document.createElement('output')
  // By its object: a content security policy may refuse style attributes.
  notice.style.cssText = style
  notice.textContent = 'This page is still loading. On a slow connection this takes a moment.'
  document.body?.append(notice)
  return () => notice.remove()
}
