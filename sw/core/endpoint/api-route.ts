import type { RouteParams } from '../routes/route-params.ts'
import type { Handler, Params, Props } from './api-context.ts'

/** An interface has no index signature; a mapped copy of it fits where one is asked for. */
type Plain<Shape, Bound> = { [Key in keyof Shape]: Shape[Key] } extends infer Copy extends Bound ? Copy : never

/**
 * The type of a method's function, in three forms:
 *
 * - `APIRoute<'/api/[id].json'>`: `params` are typed from the route, which is checked nowhere else;
 * - `APIRoute<Props, Params>`: Astro's form, with your own types, often `InferGetStaticPropsType` and
 *   `InferGetStaticParamsType`;
 * - `APIRoute`: any param is a string or `undefined`.
 */
export type APIRoute<
  RouteOrProps extends string | object = Props,
  Values extends object = Params,
> = RouteOrProps extends string
  ? Handler<Plain<RouteParams<RouteOrProps>, Params>, Props>
  : Handler<Plain<Values, Params>, Plain<RouteOrProps, Props>>
