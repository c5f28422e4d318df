export type { StowawayOptions } from './options.ts'
export { stowaway } from './vite/plugin.ts'
