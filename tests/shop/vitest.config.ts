import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [stowaway()],
  root: 'site',
  test: { environment: 'happy-dom', setupFiles: ['stowaway/testing/setup'], dir: 'tests/shop' },
})
