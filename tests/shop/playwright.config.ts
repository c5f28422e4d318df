import { defineConfig } from '@playwright/test'

const url = `http://localhost:${process.env.PORT ?? 4190}/`
const browser = JSON.parse(process.env.BROWSER_OPTIONS ?? '{}')

export default defineConfig({
  testMatch: 'shop.e2e.ts',
  use: { baseURL: url, launchOptions: browser },
  webServer: { command: `npx stowaway dev --root ../../site --port ${new URL(url).port}`, url },
})
