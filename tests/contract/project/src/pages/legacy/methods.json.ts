interface Context {
  readonly request: Request
}

const named =
  (handler: string) =>
  async ({ request }: Context) => ({ body: JSON.stringify({ handler, text: await request.text() }) })

export const get = named('get')
export const post = named('post')
export const del = named('del')
export const all = named('all')
