import type { Member } from '../member.ts'
import { addressMember } from './address-member.ts'
import { astroMembers } from './astro-members.ts'
import { cookiesMember } from './cookies-member.ts'
import { currentLocaleMember, preferredLocaleMember, preferredLocalesMember } from './locale-members.ts'
import { localsMember } from './locals-member.ts'
import { redirectMember } from './redirect-member.ts'
import { retargetMember, rewriteMember } from './rewrite-members.ts'
import { sessionMember } from './session-member.ts'
import { generatorMember, originMember, siteMember } from './shared-members.ts'
import { signalMember } from './signal-member.ts'
import {
  paramsMember,
  patternMember,
  prerenderedMember,
  propsMember,
  requestMember,
  urlMember,
} from './target-members.ts'
import { waitUntilMember } from './wait-until-member.ts'

/** Every name of the context. */
export const allMembers: readonly Member[] = [
  requestMember,
  urlMember,
  paramsMember,
  propsMember,
  patternMember,
  prerenderedMember,
  siteMember,
  generatorMember,
  cookiesMember,
  originMember,
  redirectMember,
  localsMember,
  addressMember,
  sessionMember,
  currentLocaleMember,
  preferredLocaleMember,
  preferredLocalesMember,
  signalMember,
  rewriteMember,
  waitUntilMember,
  retargetMember,
  ...astroMembers,
]
