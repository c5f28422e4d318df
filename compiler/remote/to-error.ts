/** Errors are cloned on their way. Any other value that was thrown becomes one. */
export const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
