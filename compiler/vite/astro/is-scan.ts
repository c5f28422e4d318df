/**
 * Whether a module is resolved for Vite's look at packages, which reads all endpoints for the worker: also those that
 * never run there.
 */
export const isScan = (options: object): boolean => 'scan' in options && options.scan === true
