/** The worker's side of this message is `sw/worker/messages.ts`. */
const buildType = 'stowaway:build'

/** Milliseconds in which a worker answers, even one that has to start first. */
const answerLimit = 500

/** What a worker says of itself. */
export interface WorkerBuild {
  readonly id: string
  /** Whether the page's script is one of the worker's own build. */
  readonly isOwn: boolean
}

/** `undefined`: it does not answer, as one of another project. */
export function askBuild(worker: ServiceWorker, page: string): Promise<WorkerBuild | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const end = (build?: WorkerBuild): void => {
      clearTimeout(timer)
      port1.close()
      resolve(build)
    }
    const timer = setTimeout(end, answerLimit)
    port1.onmessage = ({ data }) => end(data)
    worker.postMessage({ type: buildType, page }, [port2])
  })
}
