export const GET = () => {
  let sent = false
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (sent) throw new Error('secret of the stream')
    sent = true
    controller.enqueue(new TextEncoder().encode('begun '))
  }
  return new Response(new ReadableStream({ pull }), { headers: { 'content-type': 'text/plain' } })
}
