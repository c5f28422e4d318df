export { expectRequests } from './expect-requests.ts'
export { refreshElements } from './refresh/refresh-elements.ts'
export { showWaiting } from './show-waiting.ts'
