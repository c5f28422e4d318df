/** Whether everything is tried (`npm run soak`), or what a push needs. */
export const isSoak: boolean = process.env.STOWAWAY_SOAK === '1'
