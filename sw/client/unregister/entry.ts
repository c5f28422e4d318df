import { startUnregisterPage } from './start-unregister-page.ts'

/** Parameter of the function that is wrapped around this script. */
declare const stowawayUnregister: { readonly scope: string; readonly data: boolean }

startUnregisterPage(stowawayUnregister).catch((error: unknown) => {
  document.querySelector('output')?.append(`This browser does not report what is stored: ${error}`)
})
