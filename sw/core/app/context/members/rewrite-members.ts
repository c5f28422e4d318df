import type { RewritePayload } from '../../../endpoint/api-context.ts'
import { retarget } from '../../../endpoint/retarget.ts'
import { type Outcome, responseOf, writable } from '../../outcome.ts'
import type { Pass } from '../../pass.ts'
import { stateOf } from '../../request-state.ts'
import { resolveRewrite } from '../../rewrite.ts'
import { runPass } from '../../run-pass.ts'
import type { Member } from '../member.ts'
import { cookiesMember } from './cookies-member.ts'

/** The pass at which rewrites count as a loop. */
const loopPass = 4

/** Starts another pass inside of this one. */
export const rewriteMember: Member = {
  name: 'rewrite',
  kind: 'value',
  read: (pass) => (payload: RewritePayload) => rewrite(pass, payload),
}

async function rewrite(pass: Pass, payload: RewritePayload): Promise<Response> {
  const { exchange, target, attempt, outcomes } = pass
  // This pass keeps its cookies, whatever jar another one opens.
  cookiesMember.read(pass)
  const next = await resolveRewrite(exchange.scope, target, payload)
  // A Request as payload brings its own cookies.
  if (next.request === payload) stateOf(exchange).openJar(next.request)
  attempt.passes += 1
  const outcome = attempt.passes === loopPass ? loop() : writable(await runPass(exchange, next, attempt))
  outcomes.push(outcome)
  return responseOf(outcome)
}

function loop(): Outcome {
  const init = { status: 508, statusText: 'Loop Detected: too many rewrites' }
  return { kind: 'loop', response: new Response('Loop Detected', init) }
}

/** For `next(payload)`: changes the target of this pass. */
export const retargetMember: Member = {
  name: retarget,
  kind: 'value',
  read: (pass) => async (payload: RewritePayload) => {
    pass.target = await resolveRewrite(pass.exchange.scope, pass.target, payload)
    pass.moved?.()
  },
}
