const longestName = 80

/** A project's name without invisible characters and without those that change the text's direction. */
export function projectName(text: string): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(clean).slice(0, longestName).join('') || 'Untitled'
}
