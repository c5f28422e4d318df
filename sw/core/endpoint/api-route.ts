import type { Params } from '../routes/params.ts'
import type { RouteParams } from '../routes/route-params.ts'
import type { APIContext, Handler, Props } from './api-context.ts'
import type { TypedResponse } from './json.ts'
import type { Jsonified } from './jsonified.ts'

/** An interface has no index signature; a mapped copy of it fits where one is asked for. */
type Plain<Shape, Bound> = { [Key in keyof Shape]: Shape[Key] } extends infer Copy extends Bound ? Copy : never

type NotGiven<Type> = [Type] extends [never] ? true : false

type TypedHandler<P extends Params, Body> = (
  context: APIContext<P>,
) => TypedResponse<Jsonified<Body>> | Promise<TypedResponse<Jsonified<Body>>>

/**
 * The type of a method's function, in four forms:
 *
 * - `APIRoute<'/api/[id].json'>`: `params` are typed from the route, which is checked nowhere else;
 * - `APIRoute<'/api/[id].json', Todo>`: the JSON body too, for `json` to check and for the page's `endpoint` to know;
 * - `APIRoute<Props, Params>`: Astro's form, with your own types, often `InferGetStaticPropsType` and
 *   `InferGetStaticParamsType`;
 * - `APIRoute`: any param is a string or `undefined`.
 */
export type APIRoute<RouteOrProps extends string | object = Props, BodyOrParams = never> = RouteOrProps extends string
  ? NotGiven<BodyOrParams> extends true
    ? Handler<Plain<RouteParams<RouteOrProps>, Params>, Props>
    : TypedHandler<Plain<RouteParams<RouteOrProps>, Params>, BodyOrParams>
  : Handler<NotGiven<BodyOrParams> extends true ? Params : Plain<BodyOrParams, Params>, Plain<RouteOrProps, Props>>
