/** An address in the scope that only the worker answers, with status 204: a page asks whether its requests get there. */
export const probeName = 'stowaway-probe'
