/** What tests have in a page to watch its sockets. */
export interface SocketTools {
  /** The messages of the rooms. */
  readonly log: string[]
  readonly rooms: Record<string, WebSocket>
  opened(socket: WebSocket): Promise<void>
  open(path: string): Promise<WebSocket>
  next(socket: WebSocket): Promise<MessageEvent>
  take(socket: WebSocket, count: number): Promise<(string | Blob | ArrayBuffer)[]>
  /** Code, reason, and whether it was clean. */
  closed(socket: WebSocket): Promise<[number, string, boolean]>
  join(room: string): Promise<void>
}

declare global {
  interface Window {
    sockets: SocketTools
  }
}

/** Runs in the page. */
export function socketTools(): void {
  const once = <Kind extends Event>(socket: WebSocket, type: string): Promise<Kind> =>
    new Promise((resolve) => socket.addEventListener(type, (event) => resolve(event as Kind), { once: true }))
  const tools: SocketTools = {
    log: [],
    rooms: {},
    opened: async (socket) => void (await once(socket, 'open')),
    async open(path) {
      const socket = new WebSocket(path)
      await tools.opened(socket)
      return socket
    },
    next: (socket) => once(socket, 'message'),
    take: (socket, count) =>
      new Promise((resolve) => {
        const taken: (string | Blob | ArrayBuffer)[] = []
        socket.addEventListener('message', ({ data }) => {
          taken.push(data)
          if (taken.length === count) resolve(taken)
        })
      }),
    async closed(socket) {
      const { code, reason, wasClean } = await once<CloseEvent>(socket, 'close')
      return [code, reason, wasClean]
    },
    async join(room) {
      const socket = new WebSocket(`api/chat/${room}`)
      tools.rooms[room] = socket
      socket.addEventListener('message', ({ data }) => tools.log.push(`${room}: ${data}`))
      socket.addEventListener('close', ({ code, wasClean }) => tools.log.push(`${room}: closed ${code} ${wasClean}`))
      await tools.opened(socket)
    },
  }
  window.sockets = tools
}
