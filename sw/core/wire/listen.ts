/** Calls `each` with every message of a port, and with the port that came along for a reply. */
export function listen(port: MessagePort, each: (data: unknown, reply: MessagePort | undefined) => void): void {
  port.onmessage = ({ data, ports: [reply] }) => each(data, reply)
}
