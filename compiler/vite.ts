export type { StowawayOptions } from './project/settings.ts'
export { stowaway } from './vite/plugin.ts'
