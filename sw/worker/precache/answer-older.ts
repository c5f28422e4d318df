import type { FileStore } from './file-store.ts'

/** Answers for a hashed file that this build does not have: a page of the build before it is open still. */
export async function answerOlder(store: FileStore, request: Request): Promise<Response> {
  return (await store.readOlder(request)) ?? fetch(request)
}
