/** The message of the error that stands for `Response.error()`, which no message between threads can hold. */
export const networkAnswer = 'stowaway:network-answer'
