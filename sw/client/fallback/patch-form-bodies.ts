import { multipartBlob } from './multipart-blob.ts'

/**
 * Lets us read the form of a request in engines that cannot (in WebKitGTK, only the network gets the body of a form
 * with a file).
 */
export async function patchFormBodies(): Promise<void> {
  const probe = new FormData()
  probe.append('file', new File(['x'], 'x'))
  const isReadable = await new Response(probe).arrayBuffer().then(
    () => true,
    () => false,
  )
  if (isReadable) return
  const Native = window.Request
  window.Request = new Proxy(Native, {
    construct(target, [input, init]: ConstructorParameters<typeof Request>, newTarget) {
      if (!(init?.body instanceof FormData)) return Reflect.construct(target, [input, init], newTarget)
      const boundary = `stowaway${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`
      return Reflect.construct(target, [input, { ...init, body: multipartBlob(init.body, boundary) }], newTarget)
    },
  })
  Native.prototype.constructor = window.Request
}
