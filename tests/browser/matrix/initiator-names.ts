import { type NavigationName, navigationNames } from './navigations.ts'
import { type PageInitiatorName, pageInitiators } from './page/page-initiators.ts'

export type InitiatorName = PageInitiatorName | NavigationName

export const pageInitiatorNames = Object.keys(pageInitiators) as PageInitiatorName[]
export const initiatorNames: readonly InitiatorName[] = [...pageInitiatorNames, ...navigationNames]
