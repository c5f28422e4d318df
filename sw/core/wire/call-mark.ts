/**
 * What a page puts behind the URL of a request, so that a later message can name that request. It is in the fragment:
 * no server sees it, and the worker hides it from endpoints.
 */
export const callMark = '#stowaway='
