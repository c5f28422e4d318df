import { escapeHtml } from '../../../sw/core/app/escape-html.ts'
import { catalogue } from '../../../sw/core/errors/catalogue.ts'
import { errorReference } from '../../docs/error-reference.ts'
import type { Project } from '../project.ts'

/** Where the dev server has the reference of all errors, in the base. */
export const errorPagePath = '/@stowaway/errors'

/** The place of a code in the reference; for our own errors. */
export function referenceOf(error: unknown, { base }: Pick<Project, 'base'>): { readonly reference?: string } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !Object.hasOwn(catalogue, code)) return {}
  return { reference: `${base}${errorPagePath}#${code.toLowerCase()}` }
}

/** The reference as a page: its headings are what links point to. */
export function errorPage(): string {
  const text = escapeHtml(errorReference()).replace(
    /^(#+) (?:&lt;.*&gt;)?(.*)$/gm,
    (_, marks: string, title: string) => `<b id="${title.replace(/\W/g, '').toLowerCase()}">${marks} ${title}</b>`,
  )
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Errors of Stowaway</title>
<pre style="white-space:pre-wrap;max-width:80ch;margin:2rem auto;padding:0 1rem">${text}</pre>`
}
