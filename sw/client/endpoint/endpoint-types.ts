import type { TypedResponse } from '../../core/endpoint/json.ts'
import type { RouteId, RouteModule } from '../../core/routes/declared-routes.ts'
import type { RouteParams } from '../../core/routes/route-params.ts'

type CommonMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/** Editors list the common ones. Any other token is allowed too. */
type AnyMethod = CommonMethod | (string & {})

type IsAny<Type> = 0 extends 1 & Type ? true : false

/** A module without types (such as one in JavaScript), or no declared module. */
type IsUntyped<Module> = IsAny<Module> extends true ? true : unknown extends Module ? true : false

/** Lower-case exports, by the method that they answer (Astro reference, "Method dispatch"). */
interface LegacyNames {
  readonly get: 'GET'
  readonly head: 'HEAD'
  readonly post: 'POST'
  readonly put: 'PUT'
  readonly patch: 'PATCH'
  readonly del: 'DELETE'
  readonly delete: 'DELETE'
  readonly options: 'OPTIONS'
}

/** `POST`, `QUERY`: an export in upper case. */
type ModernName<Module> = {
  [Name in keyof Module & string]: Name extends Uppercase<Name>
    ? Module[Name] extends (...args: never) => unknown
      ? Name
      : never
    : never
}[keyof Module & string]

type LegacyMethod<Module> = LegacyNames[keyof Module & keyof LegacyNames]

type Exported<Module> = ModernName<Module> | LegacyMethod<Module>

/**
 * The methods that an endpoint answers: its exports, OPTIONS, and HEAD if it has GET. With `ALL` or `all`: every
 * method.
 */
export type MethodOf<Id extends string> =
  IsUntyped<RouteModule<Id>> extends true
    ? AnyMethod
    : 'ALL' extends Exported<RouteModule<Id>>
      ? AnyMethod
      : 'all' extends keyof RouteModule<Id>
        ? AnyMethod
        : Exported<RouteModule<Id>> | ('GET' extends Exported<RouteModule<Id>> ? 'HEAD' : never) | 'OPTIONS'

type HandlerOf<Module, Method extends string> = Method extends keyof Module
  ? Module[Method]
  : 'ALL' extends keyof Module
    ? Module['ALL']
    : unknown

type ResponseOf<Handler> = Handler extends (...args: never) => infer Result
  ? Awaited<Result> extends infer Answer extends Response
    ? Answer
    : Response
  : Response

/** The Response of a handler's type, if that is more specific than `Response`. */
export type AnswerOf<Id extends string, Method extends string> =
  IsUntyped<RouteModule<Id>> extends true ? Response : ResponseOf<HandlerOf<RouteModule<Id>, Method>>

/** The JSON body of a route's response: `BodyOf<'/api/[id].json'>`. `unknown` if the handler's type does not say. */
export type BodyOf<Id extends string, Method extends string = 'GET'> =
  AnswerOf<Id, Method> extends TypedResponse<infer Body> ? (IsAny<Body> extends true ? unknown : Body) : unknown

/** The names of the params that need a value. */
type RequiredName<Params> = { [Name in keyof Params]: undefined extends Params[Name] ? never : Name }[keyof Params]

/** A route without params accepts no name. */
type ParamValues<Params> = [keyof Params] extends [never] ? Readonly<Record<string, never>> : NamedValues<Params>

type NamedValues<Params> = { readonly [Name in RequiredName<Params>]: string | number } & {
  readonly [Name in Exclude<keyof Params, RequiredName<Params>>]?: string | number | undefined
}

type HasRequiredParams<Id extends string> = [RequiredName<RouteParams<Id>>] extends [never] ? false : true

/** `{ tag: ['a', 'b'] }` is `tag=a&tag=b`. `undefined` values are left out. */
export type Query =
  | URLSearchParams
  | Readonly<Record<string, string | number | boolean | undefined | readonly (string | number | boolean)[]>>

interface QueryOption {
  /** Added to the URL. */
  readonly query?: Query | undefined
}

type ParamsOption<Id extends string> =
  HasRequiredParams<Id> extends true
    ? { readonly params: ParamValues<RouteParams<Id>> }
    : { readonly params?: ParamValues<RouteParams<Id>> | undefined }

type AddressOptions<Id extends string> = ParamsOption<Id> & QueryOption

type MethodOption<Id extends string, Method extends string> =
  'GET' extends MethodOf<Id> ? { readonly method?: Method } : { readonly method: Method }

interface BodyOption<Method extends string> {
  /**
   * A `FormData`, `Blob`, `URLSearchParams`, text, stream or bytes are sent unchanged. Any other value, `null` too, is
   * sent as JSON with its content type.
   */
  readonly body?: Method extends 'GET' | 'HEAD' ? undefined : unknown
}

/** Options of `endpoint`, and the options of `fetch`. */
export type EndpointOptions<Id extends string, Method extends string> = AddressOptions<Id> &
  MethodOption<Id, Method> &
  BodyOption<Method> &
  Omit<RequestInit, 'method' | 'body'>

/**
 * Whether a call was matched against all routes at once. Its own route is not declared, and that is the error to show,
 * not a missing argument.
 */
type IsUnknownRoute<Id extends string> = [RouteId] extends [Id] ? IsUnion<Id> : false

type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never

/** The options argument. It can be left out if no option is required. */
export type EndpointArguments<Id extends string, Method extends string> =
  IsUnknownRoute<Id> extends true
    ? [options?: EndpointOptions<Id, Method>]
    : HasRequiredParams<Id> extends true
      ? [options: EndpointOptions<Id, Method>]
      : 'GET' extends MethodOf<Id>
        ? [options?: EndpointOptions<Id, Method>]
        : [options: EndpointOptions<Id, Method>]

export type AddressArguments<Id extends string> =
  IsUnknownRoute<Id> extends true
    ? [options?: AddressOptions<Id>]
    : HasRequiredParams<Id> extends true
      ? [options: AddressOptions<Id>]
      : [options?: AddressOptions<Id>]
