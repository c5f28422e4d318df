/** A quick look whether code may call one of the functions that `keepThrowingGlobals` is about. */
export const throwingGlobals = /\b(?:de|en)codeURI(?:Component)?\b/
