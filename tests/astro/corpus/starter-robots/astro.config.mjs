import { defineConfig, envField } from 'astro/config'

export default defineConfig({
  site: 'https://quay.example',
  env: {
    schema: {
      CRAWL_DELAY: envField.number({ context: 'server', access: 'public', default: 10 }),
      PUBLIC_CONTACT: envField.string({ context: 'client', access: 'public', default: 'harbour@quay.example' }),
    },
  },
})
