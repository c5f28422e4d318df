import { type Card, createCard } from './demo/card.ts'
import { element } from './demo/element.ts'
import { moreSection } from './demo/more-section.ts'
import { one } from './demo/one.ts'
import { serverSection } from './demo/server-section.ts'
import { staticSection } from './demo/static-section.ts'
import { showOffline, showStatus } from './demo/status.ts'

const cards: Card[] = []
for (const { title, examples } of [staticSection, serverSection, moreSection]) {
  const sectionCards = examples.map(createCard)
  cards.push(...sectionCards)
  one('#examples').append(element('h2', {}, title), ...sectionCards.map((card) => card.element))
}

one('#ask-all').addEventListener('click', async () => {
  const results: boolean[] = []
  const start = performance.now()
  for (const card of cards) results.push(...(await card.askAll()))
  const time = Math.round(performance.now() - start)
  const answered = results.filter(Boolean).length
  one('#summary').textContent = `${answered} of ${results.length} requests answered in ${time} ms`
  await showStatus()
})
// Pressed before this, it would do nothing.
one('#ask-all').removeAttribute('disabled')

await Promise.all([showStatus(), showOffline()])
