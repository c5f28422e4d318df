import type { TypedResponse } from '../../core/endpoint/json.ts'
import type { RouteId, RouteModule } from '../../core/routes/declared-routes.ts'
import type { RouteParams } from '../../core/routes/route-params.ts'

type CommonMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/** Editors list the common ones; any other token is allowed too. */
type AnyMethod = CommonMethod | (string & {})

type IsAny<Type> = 0 extends 1 & Type ? true : false

/** A module without types, such as one in JavaScript, or no declared one. */
type IsUntyped<Module> = IsAny<Module> extends true ? true : unknown extends Module ? true : false

/** Exports of the lower-case form, by the method that they answer (Astro reference, "Method dispatch"). */
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

/** The methods that an endpoint answers: those it exports, HEAD beside GET, OPTIONS; with `ALL` or `all` every one. */
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

/** The Response that a handler's own type promises, where it says more than `Response`. */
export type AnswerOf<Id extends string, Method extends string> =
  IsUntyped<RouteModule<Id>> extends true ? Response : ResponseOf<HandlerOf<RouteModule<Id>, Method>>

/** The JSON body of a route's answer: `BodyOf<'/api/[id].json'>`; `unknown` where its handler does not say. */
export type BodyOf<Id extends string, Method extends string = 'GET'> =
  AnswerOf<Id, Method> extends TypedResponse<infer Body> ? (IsAny<Body> extends true ? unknown : Body) : unknown

/** The param names that a request must have a value for. */
type RequiredName<Params> = { [Name in keyof Params]: undefined extends Params[Name] ? never : Name }[keyof Params]

/** Of a route without params no name is right. */
type ParamValues<Params> = [keyof Params] extends [never] ? Readonly<Record<string, never>> : NamedValues<Params>

type NamedValues<Params> = { readonly [Name in RequiredName<Params>]: string | number } & {
  readonly [Name in Exclude<keyof Params, RequiredName<Params>>]?: string | number | undefined
}

type HasRequiredParams<Id extends string> = [RequiredName<RouteParams<Id>>] extends [never] ? false : true

/** `{ tag: ['a', 'b'] }` is `tag=a&tag=b`; what is `undefined` is left out. */
export type Query =
  | URLSearchParams
  | Readonly<Record<string, string | number | boolean | undefined | readonly (string | number | boolean)[]>>

interface QueryOption {
  /** Added to the address. */
  readonly query?: Query | undefined
}

type ParamsOption<Id extends string> =
  HasRequiredParams<Id> extends true
    ? { readonly params: ParamValues<RouteParams<Id>> }
    : { readonly params?: ParamValues<RouteParams<Id>> | undefined }

export type AddressOptions<Id extends string> = ParamsOption<Id> & QueryOption

type MethodOption<Id extends string, Method extends string> =
  'GET' extends MethodOf<Id> ? { readonly method?: Method } : { readonly method: Method }

interface BodyOption<Method extends string> {
  /**
   * A `FormData`, `Blob`, `URLSearchParams`, text, stream or bytes are sent as they are; any other value, `null` too, as
   * JSON with its content type.
   */
  readonly body?: Method extends 'GET' | 'HEAD' ? undefined : unknown
}

/** Options of `endpoint`, and those of `fetch` beside them. */
export type EndpointOptions<Id extends string, Method extends string> = AddressOptions<Id> &
  MethodOption<Id, Method> &
  BodyOption<Method> &
  Omit<RequestInit, 'method' | 'body'>

/**
 * Whether a call came to all routes at once: its own is not declared, and that is the error to show, not a missing
 * argument.
 */
type IsUnknownRoute<Id extends string> = [RouteId] extends [Id] ? IsUnion<Id> : false

type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never

/** The options' argument, which may be left out where none of them is needed. */
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
