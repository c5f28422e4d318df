/**
 * Everything that runs in the sandbox's frame: it creates a worker from the text that the page sends, and gives it the
 * first port. On the second port it says why that failed.
 */
export const frameScript = `addEventListener('message',({source,data,ports:[port,failed]})=>{
if(source!==parent||!failed)return
const fail=(reason)=>failed.postMessage(String(reason))
try{const worker=new Worker(URL.createObjectURL(new Blob([data],{type:'text/javascript'})))
worker.onerror=(event)=>fail(event.message||'its worker was refused')
worker.postMessage('start',[port])}catch(error){fail(error)}},{once:true})`

/**
 * What a page's own Content-Security-Policy must allow in `script-src` for the sandbox to start, beside
 * `'unsafe-eval'`, and `blob:` in `worker-src`: a frame created by a page is under the page's policy too.
 */
export const sandboxScriptHash = "'sha256-wy8mO59AUzYJ8lZHr3aRHL7KyHVQyijUzRqAyeB4Owo='"

/**
 * The policy of the frame, which its worker inherits. Only `new Function` turns text into code there. Nothing reaches a
 * network: someone who shares code must not be able to send requests from the visitors' browsers.
 */
export const sandboxPolicy: string = [
  "default-src 'none'",
  `script-src ${sandboxScriptHash} 'unsafe-eval'`,
  'worker-src blob:',
  'connect-src data: blob:',
].join('; ')
