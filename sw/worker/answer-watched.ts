import type { AnswerOptions, Run } from './create-answer.ts'

/** Answers an event whose request a page may give up, whose body must survive redirects, or whose response streams. */
export async function answerWatched<Match>(
  { app, callers, life, bodies, streams, fileOf }: AnswerOptions<Match>,
  match: Match,
  event: FetchEvent,
  runApp: Run<Match>,
): Promise<Response> {
  const call = callers?.enter(event)
  const signal = call?.controller.signal
  let over = life?.enter()
  try {
    const run = (match: Match, request: Request) => runApp(match, request, signal)
    const request = bodies === undefined ? event.request : await bodies.restore(event)
    const response = await (bodies?.follow(event, request, match, { run, match: (url) => app.match(url) }) ??
      run(match, request))
    if (streams === undefined) return response
    const ended = over
    over = undefined
    return await streams.watch(response, {
      over: () => ended?.(),
      abort: (reason) => call?.controller.abort(reason),
      request,
      file: fileOf?.(match),
    })
  } finally {
    call?.left()
    over?.()
  }
}
