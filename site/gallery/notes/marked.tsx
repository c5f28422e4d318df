/** A text in which every word that was searched for is marked. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return text
  const any = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
  // With one group, every other part is a match.
  return text.split(any).map((part, index) => (index % 2 === 1 ? <mark>{part}</mark> : part))
}
