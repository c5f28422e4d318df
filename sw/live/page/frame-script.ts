/**
 * All that runs in the sandbox's frame: it makes a worker of the text that the page sends, and gives it the first port.
 * On the second it says why there is none.
 */
export const frameScript = `addEventListener('message',({source,data,ports:[port,failed]})=>{
if(source!==parent||!failed)return
const fail=(reason)=>failed.postMessage(String(reason))
try{const worker=new Worker(URL.createObjectURL(new Blob([data],{type:'text/javascript'})))
worker.onerror=(event)=>fail(event.message||'its worker was refused')
worker.postMessage('start',[port])}catch(error){fail(error)}},{once:true})`

/**
 * What a page's own Content-Security-Policy has to allow in `script-src` for the sandbox to start, beside
 * `'unsafe-eval'`, and `blob:` in `worker-src`: a frame made by a page is under the page's policy too.
 */
export const sandboxScriptHash = "'sha256-wy8mO59AUzYJ8lZHr3aRHL7KyHVQyijUzRqAyeB4Owo='"

/**
 * The policy of the frame, which its worker inherits. Code becomes code there by `new Function` alone. Nothing reaches a
 * network: whoever shares code must not be able to have visitors send requests for him.
 */
export const sandboxPolicy: string = [
  "default-src 'none'",
  `script-src ${sandboxScriptHash} 'unsafe-eval'`,
  'worker-src blob:',
  'connect-src data: blob:',
].join('; ')
