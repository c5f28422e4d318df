/** Resolves when the other end of the port says this word. Anything else it says is ignored. */
export function hear(port: MessagePort, word: string): Promise<void> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => {
      if (data === word) resolve()
    }
  })
}
