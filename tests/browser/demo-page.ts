import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'

/** What a card of the demo shows after its button was pressed. */
export interface CardAnswer {
  /** The request, as the card names it. */
  readonly asked: string
  /** Status, type and so on, by the name of the fact. */
  readonly facts: Readonly<Record<string, string>>
  /** Its body, where that is text. */
  readonly body: string | null
  /** Its image, where it is one. */
  readonly image: { readonly caption: string; readonly width: number } | null
  /** Everything that it says. */
  readonly text: string
}

/** Opens the demo, and waits until its worker is there, with all files. */
export async function openDemo(tab: Tab, url: string): Promise<void> {
  await tab.goto(`${url}examples/`)
  await onBoard(tab)
  await expect.poll(() => tab.textContent('#offline'), { timeout: 15_000 }).toMatch(/^Packed/)
}

export const onBoard = (tab: Tab): Promise<void> => expect.poll(() => tab.textContent('#worker')).toBe('On board')

/** Presses a button of the card with this title, and waits for what the card then shows. */
export async function press(tab: Tab, title: string, button: string): Promise<CardAnswer> {
  await tab.evaluate(
    ({ title, button }) => {
      const named = (list: Iterable<Element>, name: string): Element => {
        const found = [...list].find((element) => element.textContent?.trim() === name)
        if (found === undefined) throw new Error(`The page shows no "${name}".`)
        return found
      }
      for (const old of document.querySelectorAll('[data-card]')) old.removeAttribute('data-card')
      for (const old of document.querySelectorAll('[data-button]')) old.removeAttribute('data-button')
      const heading = named(document.querySelectorAll('article h3'), title)
      const card = document.querySelector(`article[aria-labelledby="${heading.id}"]`)
      card?.setAttribute('data-card', '')
      named(card?.querySelectorAll('button') ?? [], button).setAttribute('data-button', '')
      // A new response replaces these elements.
      for (const old of card?.querySelectorAll('.answer > *') ?? []) old.setAttribute('data-old', '')
    },
    { title, button },
  )
  await tab.click('[data-button]')
  await tab.waitForFunction(() => document.querySelector('[data-card] .answer > :not([data-old])') !== null)
  const answer = await tab.evaluate(() => {
    const answer = document.querySelector('[data-card] .answer')
    const facts = [...(answer?.querySelectorAll<HTMLElement>('[data-fact]') ?? [])]
    const image = answer?.querySelector('img')
    return {
      asked: answer?.querySelector('.asked')?.textContent ?? '',
      facts: Object.fromEntries(facts.map((fact) => [fact.dataset.fact ?? '', fact.textContent ?? ''])),
      body: answer?.querySelector('pre.body')?.textContent ?? null,
      image: image
        ? { caption: answer?.querySelector('figcaption')?.textContent ?? '', width: image.naturalWidth }
        : null,
      text: answer?.textContent ?? '',
    }
  })
  expect(answer.asked).toBe(button.replace(/ as text$/, ''))
  expect(answer.facts, answer.text).toHaveProperty('status')
  return answer
}

/** Fills the field with this label. */
export async function fillField(tab: Tab, label: string, text: string): Promise<void> {
  const id = await tab.evaluate(
    (label) => [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.control?.id,
    label,
  )
  expect(id, `a field "${label}"`).toBeTruthy()
  await tab.fill(`#${id}`, text)
}

/** Has every card ask everything, and sees that every request is answered. */
export async function callAll(tab: Tab): Promise<void> {
  await tab.evaluate(() => document.querySelector('#summary')?.replaceChildren())
  await tab.click('#ask-all')
  await allAnswered(tab)
}

export async function allAnswered(tab: Tab): Promise<void> {
  await expect.poll(() => tab.textContent('#summary'), { timeout: 20_000 }).toMatch(/^(\d+) of \1 requests answered/)
  const failed = await tab.evaluate(() =>
    [...document.querySelectorAll('.answer')]
      .map((one) => one.textContent)
      .filter((text) => text?.includes('No response')),
  )
  expect(failed).toEqual([])
}

export const json = ({ body }: CardAnswer): unknown => JSON.parse(body ?? '')

/** A file that was built from an endpoint. */
export function expectFile({ facts }: CardAnswer, type: string): void {
  expect(facts).toMatchObject({ status: '200 OK', by: 'kept offline', type: expect.stringContaining(type) })
}

export function expectEndpoint({ facts }: CardAnswer, route: string, status: RegExp): void {
  expect(facts).toMatchObject({ by: `worker · ${route}`, status: expect.stringMatching(status) })
}
