import { platformFetch } from '../platform-fetch.ts'
import type { FileStore } from './file-store.ts'

/** Answers requests for a hashed file that is not in this build: a page of the previous build is still open. */
export async function answerOlder(store: FileStore, request: Request): Promise<Response> {
  return (await store.readOlder(request)) ?? platformFetch(request)
}
