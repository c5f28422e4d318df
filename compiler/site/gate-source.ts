/**
 * The source of a page's first module: register the worker, wait for control, then start the page's scripts. These are
 * imported lazily, since a static import beside the gate would not wait for it.
 *
 * @param address code for the worker's address
 */
export function gateSource(address: string, imports: readonly string[], before: readonly string[] = []): string {
  return [
    "import { boot } from 'stowaway/client/boot'",
    ...before,
    `boot(${address}, import.meta.url).then(async () => {`,
    ...imports,
    // Without top-level await, which older targets (`build.target`) do not have. An error is one of the page's script.
    '}).catch(reportError)',
  ].join('\n')
}

/**
 * What goes before the gate of pages whose project has WebSocket handlers.
 *
 * @param address code for the worker's address
 */
export function socketLines(address: string, patterns: readonly RegExp[]): readonly string[] {
  if (patterns.length === 0) return []
  return [
    "import { patchWebSocket } from 'stowaway/client/sockets'",
    `patchWebSocket(${address}, [${patterns.join(', ')}])`,
  ]
}
