/** The global name under which the script for local ports leaves its function to the worker that imports it. */
export const guardName = 'stowawayGuard'
