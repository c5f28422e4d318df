import type { LostRequest } from './lost-request.ts'
import { urlsInStyle } from './urls-in-style.ts'

/** What the style sheets of a tree request: images, fonts, imports. Sheets of other origins cannot be read. */
export function styleRequests(root: Document | ShadowRoot): LostRequest[] {
  return [...root.styleSheets, ...root.adoptedStyleSheets].flatMap(sheetRequests)
}

function sheetRequests(sheet: CSSStyleSheet): LostRequest[] {
  const base = sheet.href ?? document.baseURI
  return rulesOf(sheet).flatMap((rule) => [
    ...urlsInStyle(rule.cssText, base).map((url) => ({ url, again: () => applyAgain(sheet, rule) })),
    ...(rule instanceof CSSImportRule && rule.styleSheet ? sheetRequests(rule.styleSheet) : []),
  ])
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return []
  }
}

/** Inserting the rule again requests its images again. */
function applyAgain(sheet: CSSStyleSheet, rule: CSSRule): void {
  const index = rulesOf(sheet).indexOf(rule)
  if (index < 0) return
  const { cssText } = rule
  sheet.deleteRule(index)
  sheet.insertRule(cssText, index)
}
