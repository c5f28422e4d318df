import { endpointError } from '../errors/endpoint-errors.ts'

/**
 * The names of Astro's context that stand for features we do not have. Each has the value that Astro gives it where
 * that feature is not configured, so that code which looks before it leaps works unchanged; `callAction`, which would
 * have to do something, says that it cannot.
 */
export function astroExtras(file: () => string, warn: (text: string) => void): PropertyDescriptorMap {
  return {
    cache: getter(() => disabledCache(file, warn)),
    csp: value(undefined),
    logger: getter(() => logger(file())),
    getActionResult: value(() => undefined),
    callAction: value(async () => {
      throw endpointError('ActionsNotSupported', { file: file() }, { file: file() })
    }),
  }
}

const getter = (get: () => unknown): PropertyDescriptor => ({ get, enumerable: true, configurable: true })
const value = (value: unknown): PropertyDescriptor => ({ value, enumerable: true, configurable: true, writable: true })

function disabledCache(file: () => string, warn: (text: string) => void) {
  return {
    enabled: false,
    tags: [] as readonly string[],
    options: {},
    set() {
      warn(`context.cache.set was called in ${file()}, but Stowaway has no route cache: nothing is kept.`)
    },
    async invalidate() {
      throw endpointError('CacheNotEnabled', { file: file() }, { file: file() })
    },
  }
}

function logger(label: string) {
  const line = (text: string) => `[${label}] ${text}`
  return {
    info: (text: string) => console.info(line(text)),
    warn: (text: string) => console.warn(line(text)),
    error: (text: string) => console.error(line(text)),
  }
}
