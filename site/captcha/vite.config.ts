import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [stowaway()] })
