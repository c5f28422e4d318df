interface NodeProcess {
  readonly versions?: { readonly node?: string }
}

/** Where the page of a test is. */
export const pageAddress = {
  /** Whether it is a page of a real browser, with a server behind it. */
  isBrowser: (Reflect.get(globalThis, 'process') as NodeProcess | undefined)?.versions?.node === undefined,
  /** Without a DOM, the address is one of this computer. */
  address(): URL {
    const href = typeof location === 'undefined' ? '' : location.href
    return new URL(/^https?:/.test(href) ? href : 'http://localhost/')
  },
} as const
