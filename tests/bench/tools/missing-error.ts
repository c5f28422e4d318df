/** Something that the user has to provide is missing: its message says all. */
export class MissingError extends Error {}
