declare global {
  namespace Stowaway {
    /**
     * The project's routes with the modules of their endpoints: `{ '/api/[id].json': typeof import('…') }`. Generated
     * in `.stowaway/routes.d.ts`; empty without that file.
     */
    interface Routes {}
    /** The same for endpoints of other origins, with ids that name the origin; absent from the file if there are none. */
    interface OriginRoutes {}
  }
}

/** The pattern of a declared route; any string if no route is declared. */
export type RouteId = [keyof Stowaway.Routes] extends [never] ? string : keyof Stowaway.Routes & string

/** The module of a declared route's endpoint; otherwise `unknown`. */
export type RouteModule<Id extends string> = Id extends keyof Stowaway.Routes
  ? Stowaway.Routes[Id]
  : Id extends keyof Stowaway.OriginRoutes
    ? Stowaway.OriginRoutes[Id]
    : unknown
