// Classic and ahead of the styles: the page is never painted in the wrong colours. The toggle is the one part of the
// header that needs a script.
;(() => {
  const key = 'stowaway:site:theme'
  const root = document.documentElement
  const isDark = () => {
    const { theme } = root.dataset
    return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  }
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  }
  root.dataset.scripts = ''
  try {
    apply(localStorage.getItem(key))
  } catch {
    // Storage is blocked: the system's theme it is.
  }
  addEventListener('storage', (event) => {
    if (event.key === key) apply(event.newValue)
  })
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('.theme-toggle') === null) return
    const theme = isDark() ? 'light' : 'dark'
    apply(theme)
    try {
      localStorage.setItem(key, theme)
    } catch {
      // It lasts until the page is left.
    }
  })
})()
