/** Whether a `base` leaves the site's address open, as in Vite: one build that runs at any path. */
export const isRelativeBase = (base: string): boolean => base === './' || base === ''
