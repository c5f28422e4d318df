import { expect, test } from './engine/test.ts'

const page = (text: string): string =>
  `data:text/html,<h1>${text}</h1><input><button onclick="h.textContent=this.previousElementSibling.value">`

test('each engine drives a tab in the same way, and each test has its own profile', async ({ tab, engine }) => {
  await tab.goto(page('one').replace('<h1>', '<h1 id=h>'))
  const other = await engine.newTab()
  await other.goto(page('two'))
  expect(await other.textContent('h1')).toBe('two')
  await tab.fill('input', 'filled')
  await tab.click('button')
  await tab.waitForFunction((text) => document.querySelector('h1')?.textContent === text, 'filled')
  expect(await tab.evaluate(async ({ left, right }) => left + right, { left: 1, right: 2 })).toBe(3)
  await expect(tab.evaluate(() => Promise.reject(new Error('thrown in the page')))).rejects.toThrow(
    'thrown in the page',
  )
})
