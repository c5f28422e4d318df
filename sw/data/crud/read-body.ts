import { problem } from './problem.ts'

/** The JSON object in a request's body. @throws a Response: 415 for another type, 400 for anything else */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type')
  if (type !== null && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw problem(415, `Send JSON, with the content type application/json. This is ${type.slice(0, 100)}.`)
  }
  const text = await request.text()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw problem(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw problem(400, 'The body must be a JSON object.')
  }
  return { ...value }
}
