import * as vite from 'vite'

/**
 * Vite's parser of JavaScript. It is not imported by its name: Vite 7 lacks it, and the import would fail before
 * `requireVite` can say so.
 */
export const parseModule: typeof vite.parseSync = (...args) => vite.parseSync(...args)
