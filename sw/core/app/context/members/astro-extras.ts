import { endpointError } from '../../../errors/endpoint-errors.ts'

// The names of Astro's context that stand for features we do not have. Each has the value that Astro gives it when the
// feature is not configured, so code that checks first works unchanged. `callAction` must do something, so it throws.

/** `context.cache` without a route cache. */
export function disabledCache(file: string, warn: (text: string) => void) {
  return {
    enabled: false,
    tags: [] as readonly string[],
    options: {},
    set() {
      warn(`context.cache.set was called in ${file}, but Stowaway has no route cache: nothing is cached.`)
    },
    async invalidate() {
      throw endpointError('CacheNotEnabled', { file }, { file })
    },
  }
}

/** `context.logger`: the console, with the endpoint's file in front of each line. */
export function createLogger(label: string) {
  const line = (text: string) => `[${label}] ${text}`
  return {
    info: (text: string) => console.info(line(text)),
    warn: (text: string) => console.warn(line(text)),
    error: (text: string) => console.error(line(text)),
  }
}

/** `context.getActionResult`: no action ever ran. */
export const getActionResult = (): undefined => undefined

/** `context.callAction`. Throws `ActionsNotSupported`. */
export async function refuseAction(file: string): Promise<never> {
  throw endpointError('ActionsNotSupported', { file }, { file })
}
