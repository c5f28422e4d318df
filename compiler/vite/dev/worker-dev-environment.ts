import { DevEnvironment, type HotPayload, type ResolvedConfig } from 'vite'

/** The environment whose modules run in the browser's worker, which fetches them by itself: nothing is pushed to it. */
export class WorkerDevEnvironment extends DevEnvironment {
  /** Called when every module must be fetched again, since Vite has bundled the packages differently. */
  onReset: () => void = () => undefined

  constructor(name: string, config: ResolvedConfig) {
    super(name, config, {
      hot: true,
      transport: {
        send: (payload: HotPayload) => {
          if (payload.type === 'full-reload') this.onReset()
        },
      },
    })
  }
}
