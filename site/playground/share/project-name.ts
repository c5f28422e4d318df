import { longestName } from './limits.ts'

/** A project's name without what cannot be seen or would turn the text around it. */
export function projectName(text: string): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(clean).slice(0, longestName).join('') || 'Untitled'
}
