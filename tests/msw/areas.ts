import type { Area } from './behaviour.ts'
import { cookies } from './behaviours/cookies.ts'
import { errors } from './behaviours/errors.ts'
import { eventStreams } from './behaviours/event-streams.ts'
import { graphql } from './behaviours/graphql.ts'
import { initiators } from './behaviours/initiators.ts'
import { lifeCycle } from './behaviours/life-cycle.ts'
import { matching } from './behaviours/matching.ts'
import { navigations } from './behaviours/navigations.ts'
import { overrides } from './behaviours/overrides.ts'
import { passingThrough } from './behaviours/passthrough.ts'
import { requestBody } from './behaviours/request-body.ts'
import { requestLog } from './behaviours/request-log.ts'
import { responseBody } from './behaviours/response-body.ts'
import { sockets } from './behaviours/sockets.ts'
import { statusCodes } from './behaviours/status-codes.ts'
import { unhandled } from './behaviours/unhandled.ts'

/** All behaviours, in the order in which they run. */
export const areas: readonly Area[] = [
  matching,
  requestBody,
  responseBody,
  statusCodes,
  cookies,
  errors,
  passingThrough,
  initiators,
  eventStreams,
  overrides,
  requestLog,
  unhandled,
  graphql,
  navigations,
  lifeCycle,
  sockets,
]
