// Ahead of the styles: a framed playground never shows the site's header. Any frame counts, with or without `?embed`:
// another site that frames the playground must not reach the visitor's own projects, or place a click on Install.
if (window.top !== window || new URLSearchParams(location.search).has('embed')) {
  document.documentElement.dataset.embed = ''
}
