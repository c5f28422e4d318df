/**
 * A page appends this and an id to the URL of a request, so that a later message can name the request. It is in the
 * fragment: no server sees it, and the worker hides it from endpoints.
 */
export const callMark = '#stowaway='
