/** Stands for `import.meta.env` in the package's own parts until the project that they become part of is known. */
export const pageEnvironment = '__stowawayPageEnvironment'

/** The variable that tells the page's `endpoint` which routes are files. */
export const fileRoutesVariable = 'STOWAWAY_FILE_ROUTES'
