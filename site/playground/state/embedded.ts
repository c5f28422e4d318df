/**
 * Whether this is the compact playground of a frame: it stores no project, installs nothing, and loads the
 * compiler only after Run. `public/embed.js` decides.
 */
export const isEmbedded: boolean = document.documentElement.dataset.embed !== undefined
