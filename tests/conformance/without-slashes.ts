/** A text without the slashes at the end of its addresses. */
export const withoutSlashes = (text: string): string => text.replaceAll(/\/(?=["'\s<?#]|$)/g, '')
