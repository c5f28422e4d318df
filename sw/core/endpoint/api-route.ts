import type { Params } from '../routes/params.ts'
import type { RouteParams } from '../routes/route-params.ts'
import type { APIContext, Handler, Props } from './api-context.ts'
import type { TypedResponse } from './json.ts'
import type { Jsonified } from './jsonified.ts'

/** An interface has no index signature. A mapped copy of it fits a type that has one. */
type Plain<Shape, Bound> = { [Key in keyof Shape]: Shape[Key] } extends infer Copy extends Bound ? Copy : never

type NotGiven<Type> = [Type] extends [never] ? true : false

type TypedHandler<P extends Params, Body> = (
  context: APIContext<P>,
) => TypedResponse<Jsonified<Body>> | Promise<TypedResponse<Jsonified<Body>>>

/**
 * The type of a method's function, in four forms:
 *
 * - `APIRoute<'/api/[id].json'>`: types `params` from the route. Whether the route is right is not checked.
 * - `APIRoute<'/api/[id].json', Todo>`: types the JSON body too. `json` checks it, and the page's `endpoint` knows it.
 * - `APIRoute<Props, Params>`: Astro's form, with your own types, often `InferGetStaticPropsType` and
 *   `InferGetStaticParamsType`.
 * - `APIRoute`: every param is a string or `undefined`.
 */
export type APIRoute<RouteOrProps extends string | object = Props, BodyOrParams = never> = RouteOrProps extends string
  ? NotGiven<BodyOrParams> extends true
    ? Handler<Plain<RouteParams<RouteOrProps>, Params>, Props>
    : TypedHandler<Plain<RouteParams<RouteOrProps>, Params>, BodyOrParams>
  : Handler<NotGiven<BodyOrParams> extends true ? Params : Plain<BodyOrParams, Params>, Plain<RouteOrProps, Props>>
