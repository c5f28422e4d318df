import { api } from 'stowaway/testing'
import type {} from 'stowaway/testing/setup'
import { beforeEach, expect, test, vi } from 'vitest'

/** The text of the page. */
const page = (): string => document.body.textContent ?? ''
const one = <Found extends HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector)
  if (found === null) throw new Error(`The page has no ${selector}.`)
  return found
}
const click = (name: string): void => {
  const found = [...document.querySelectorAll('button')].find(
    (button) => button.textContent?.trim() === name || button.getAttribute('aria-label') === name,
  )
  if (found === undefined) throw new Error(`The page has no button "${name}".`)
  found.click()
}
const shows = (text: string | RegExp) => expect.poll(page).toMatch(text)

async function logIn(password = 'ahoy'): Promise<void> {
  one<HTMLInputElement>('#password').value = password
  one('.counter-form').dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
}

beforeEach(async () => {
  vi.resetModules()
  history.replaceState(null, '', '/gallery/shop/')
  document.body.innerHTML = '<div id="app"></div>'
  await import('../../site/gallery/shop/main.tsx')
  await shows('60 things')
})

test('shows twelve things, and finds others', async () => {
  expect(document.querySelectorAll('.product')).toHaveLength(12)
  const search = one<HTMLInputElement>('#search')
  search.value = 'porto lan'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  await shows('1 thing')
  expect(one('.product h3').textContent).toBe('Porto lantern')
  await expect(api).toHaveReceived('GET', '/gallery/shop/products?q=porto lan&_per_page=12')
})

test('buys for somebody who is logged in', async () => {
  await logIn()
  await shows('Logged in as captain')
  const stock = Number(/\d+(?= left)/.exec(one('.product').textContent ?? '')?.[0])
  click('Buy: Bergen candle')
  await shows(`Bergen candle is yours. ${stock - 1} left.`)
  await expect(api).toHaveReceived('PATCH', '/gallery/shop/products/[...id]', {
    json: { stock: stock - 1 },
    status: 200,
  })
})

test('refuses a wrong password', async () => {
  await logIn('land')
  await shows('Name or password is wrong.')
  expect(page()).not.toContain('Logged in')
})

test('sends a picture', async () => {
  await logIn()
  await shows('Logged in')
  const input = one<HTMLInputElement>('.product input[type=file]')
  Object.defineProperty(input, 'files', { value: [new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })] })
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await shows('has a new picture')
  const { src } = one<HTMLImageElement>('img.product-picture')
  const photo = await fetch(src)
  expect([photo.headers.get('content-type'), await photo.text()]).toEqual(['image/svg+xml', '<svg/>'])
})

test('says what is wrong when the server fails, and when there is none', async () => {
  api.use('PATCH /gallery/shop/*', () => Response.json({ detail: 'Somebody was faster.' }, { status: 409 }))
  await logIn()
  await shows('Logged in')
  click('Buy: Bergen candle')
  await shows('Somebody was faster.')
  await api.fail('*', { fault: 'offline' })
  click('Buy: Bergen candle')
  await shows('No response.')
})

test('waits for a slow answer', async () => {
  await api.ready()
  vi.useFakeTimers()
  click('A slow answer')
  await vi.advanceTimersByTimeAsync(100)
  expect(page()).toContain('Waiting…')
  await vi.advanceTimersByTimeAsync(1600)
  expect(page()).toContain('It is calm.')
  vi.useRealTimers()
})
