import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [stowaway({ site: 'https://stowaway.example', offline: true, serverTiming: true })],
  build: { rolldownOptions: { input: ['/index.html', '/404.html'] } },
})
