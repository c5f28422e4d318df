/** Escapes a text for XML, between tags and in attributes (XML 1.0, sections 2.2 and 2.4). */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no XML document may hold these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
