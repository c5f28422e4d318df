declare global {
  namespace Stowaway {
    /**
     * The project's routes and their endpoints' modules: `{ '/api/[id].json': typeof import('…') }`. Filled by the
     * written `.stowaway/routes.d.ts`; empty without it.
     */
    interface Routes {}
  }
}

/** A declared route's pattern; any text where none is declared. */
export type RouteId = [keyof Stowaway.Routes] extends [never] ? string : keyof Stowaway.Routes & string

/** The module of a declared route's endpoint, else `unknown`. */
export type RouteModule<Id extends string> = Id extends keyof Stowaway.Routes ? Stowaway.Routes[Id] : unknown
