import { expect, test } from 'stowaway/testing/playwright'

test.beforeEach(async ({ page }) => {
  await page.goto('gallery/shop/')
  await expect(page.getByText('60 things')).toBeVisible()
})

test('finds, sorts and turns pages', async ({ page, api }) => {
  await page.getByLabel('Search').fill('lantern')
  await expect(page.getByText('6 things')).toBeVisible()
  await page.getByLabel('Search').fill('')
  await page.getByLabel('Sort by').selectOption('Dearest first')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Page 2 of 5')).toBeVisible()
  await expect(api).toHaveReceived('GET', '/gallery/shop/products?_sort=-price&_page=2')
})

test('sells the last one, and no more', async ({ page, api }) => {
  await api.override('GET /gallery/shop/products', {
    patch: [{ op: 'replace', path: '/data/0/stock', value: 1 }],
    times: 1,
  })
  await page.reload()
  await page.getByLabel('Password').fill('ahoy')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Buy: Bergen candle' }).click()
  await expect(page.getByRole('button', { name: 'Buy: Bergen candle' })).toBeDisabled()
  await expect(api).toHaveReceived('PATCH', '/gallery/shop/products/*', { json: { stock: 0 } })
})

test('keeps a picture', async ({ page }) => {
  await page.getByLabel('Password').fill('ahoy')
  await page.getByRole('button', { name: 'Log in' }).click()
  const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')
  await page.getByLabel('Picture of: Bergen candle').setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer })
  const picture = page.locator('img.product-picture')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(4)
  await page.reload()
  await expect(picture).toBeVisible()
})

test('says that there is no network', async ({ page, api }) => {
  await api.fail('/gallery/shop/weather', { fault: 'offline' })
  await page.getByRole('button', { name: 'A slow answer' }).click()
  await expect(page.getByRole('alert')).toContainText('No response')
})
