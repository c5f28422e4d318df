import { htmlPage } from './html-page.ts'

/**
 * The 404 page of a project without one.
 *
 * @param text as HTML
 */
export const notFoundPageHtml = (text: string): string => htmlPage('404: Not Found', `<p>${text}</p>`, 40)

export const notFoundHtml: string = notFoundPageHtml('No endpoint answers here.')
