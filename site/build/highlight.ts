import { cssLanguage } from '@codemirror/lang-css'
import { htmlLanguage } from '@codemirror/lang-html'
import { tsxLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { jsonLanguage } from '@codemirror/lang-json'
import type { LRLanguage } from '@codemirror/language'
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'

const languages = new Map<string, LRLanguage>([
  ['ts', typescriptLanguage],
  ['js', typescriptLanguage],
  ['tsx', tsxLanguage],
  ['json', jsonLanguage],
  ['html', htmlLanguage],
  ['css', cssLanguage],
])

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword], class: 'c-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.attributeValue], class: 'c-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'c-number' },
  { tag: tags.comment, class: 'c-comment' },
  { tag: [tags.typeName, tags.className, tags.tagName], class: 'c-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'c-function' },
])

/** Source as HTML with a class for each kind of token. A language that is not known stays plain text. */
export function highlight(source: string, language: string): string {
  const known = languages.get(language)
  if (known === undefined) return language === 'sh' ? shell(source) : escapeHtml(source)
  let html = ''
  highlightCode(
    source,
    known.parser.parse(source),
    highlighter,
    (text, classes) => {
      html += classes === '' ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`
    },
    () => {
      html += '\n'
    },
  )
  return html
}

const shell = (source: string): string =>
  escapeHtml(source).replace(/(^|\s)(#.*)$/gm, '$1<span class="c-comment">$2</span>')

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
