declare const self: ServiceWorkerGlobalScope

/** The path that this worker controls: `/repo/`. */
export const workerScope = (): string => new URL(self.registration.scope).pathname
