/** Text in the form of a decoded path, where `?` and `#` stay encoded. `%5B` and `%5D` stand for literal brackets. */
export const pathText = (text: string): string =>
  /[?#%]/.test(text)
    ? text.replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('%5B', '[').replaceAll('%5D', ']')
    : text
