/** The package's modules that pages and endpoints may import, by specifier: their files below `sw/` or `compiler/`. */
export const ownModules: Readonly<Record<string, string>> = {
  stowaway: 'sw/index',
  'stowaway/worker': 'sw/worker',
  // Apart: its mere presence would change the order of the modules in other workers.
  'stowaway/worker/control': 'sw/worker/control/with-control',
  'stowaway/middleware': 'sw/middleware',
  'astro:middleware': 'sw/middleware',
  'stowaway/storage': 'sw/storage',
  'stowaway/storage/indexed': 'sw/data/create-indexed-storage',
  'stowaway/data': 'sw/data',
  'stowaway/control': 'sw/control',
  'stowaway/testing': 'sw/testing',
  // What the plugin sets up, beside the public module.
  'stowaway/testing/set-up': 'sw/testing/set-up',
  'stowaway/client': 'sw/client',
  'stowaway/client/watch-changes': 'sw/client/watch-changes',
  'stowaway/client/watch-sockets': 'sw/client/sockets/watch-sockets',
  'stowaway/live': 'sw/live',
  'stowaway/live/sandbox': 'sw/live-sandbox',
  'stowaway/live/worker': 'sw/live-worker',
  'stowaway/prerender': 'compiler/static/prerender-project',
}

/**
 * The gate of pages (`stowaway/client/boot`), what it loads later, and what it has beside it for WebSockets: file names, and the modules below `sw/`. Each is
 * bundled by itself, so that a page loads one file before its app: nothing is split off that two of them share.
 */
export const gateModules: Readonly<Record<string, string>> = {
  'stowaway-client-boot.js': 'sw/client/boot',
  'first-load.js': 'sw/client/first-load',
  'follow-worker.js': 'sw/client/follow-worker',
  'stowaway-client-sockets.js': 'sw/client/sockets/patch-web-socket',
}

/** The modules that a compiler without a disk needs. */
export const compilerModules: readonly string[] = [
  'stowaway',
  'stowaway/worker',
  'stowaway/worker/control',
  'stowaway/middleware',
  'astro:middleware',
  'stowaway/storage',
  'stowaway/storage/indexed',
  'stowaway/data',
  'stowaway/client',
  'stowaway/client/boot',
  'stowaway/client/sockets',
  'stowaway/prerender',
]

/** The file name of an own module in the package, and the name that its neighbours import it by. */
export const ownModuleFile = (specifier: string): string => `${specifier.replace(/[/:]/g, '-')}.js`
