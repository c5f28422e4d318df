import type { Props } from '../endpoint/api-context.ts'
import type { Params } from '../routes/params.ts'

/** One entry of the list that `getStaticPaths` returns: a path to prerender. */
export interface GetStaticPathsItem {
  /** A string for each param of the route. Only rest params may be `undefined`. */
  readonly params: Params
  /** The handler receives this as `context.props`. */
  readonly props?: Props
}

/** What `getStaticPaths` receives. */
export interface GetStaticPathsOptions {
  readonly paginate: PaginateFunction
  /** The pattern of the route: `/tags/[tag]/[page].json`. */
  readonly routePattern: string
}

/** The type of the `getStaticPaths` export, which lists every path of a route to prerender. */
export type GetStaticPaths = (
  options: GetStaticPathsOptions,
) => readonly GetStaticPathsItem[] | Promise<readonly GetStaticPathsItem[]>

/** One page of a list, which `paginate` passes as `props.page` (Astro reference, "paginate()"). */
export interface Page<Item = unknown> {
  readonly data: readonly Item[]
  /** Index of the first item, from 0. */
  readonly start: number
  /** Index of the last item; `-1` for an empty list. */
  readonly end: number
  /** Items per page. */
  readonly size: number
  /** Number of all items. */
  readonly total: number
  /** Starts at 1. */
  readonly currentPage: number
  readonly lastPage: number
  /** Paths with base. `prev` and `first` are undefined on the first page, `next` and `last` on the last. */
  readonly url: {
    readonly current: string
    readonly next: string | undefined
    readonly prev: string | undefined
    readonly first: string | undefined
    readonly last: string | undefined
  }
}

export interface PaginateOptions<MoreParams, MoreProps> {
  /** Items per page; `Infinity` for all. Default 10. */
  readonly pageSize?: number
  /** Values for the other params of the route. */
  readonly params?: MoreParams
  /** Props for every page, in addition to `page`. */
  readonly props?: MoreProps
  /** Changes each URL in `page.url`. */
  readonly format?: (url: string) => string
}

/** Splits a list into pages: one `getStaticPaths` entry for each. The route needs a param named `page`. */
export type PaginateFunction = <
  Item,
  const MoreParams extends Params = Record<never, never>,
  MoreProps extends Props = Record<never, never>,
>(
  data: readonly Item[],
  options?: PaginateOptions<MoreParams, MoreProps>,
) => { params: MoreParams & { page: string | undefined }; props: MoreProps & { page: Page<Item> } }[]

// `never` as the parameter accepts every function.
type Entry<Fn> = Fn extends (options: never) => infer Result
  ? Awaited<Result> extends readonly (infer Item)[]
    ? Item
    : never
  : never

/** The params that a `getStaticPaths` function returns. */
export type InferGetStaticParamsType<Fn> = Entry<Fn> extends { readonly params: infer Values } ? Values : never

/** The props that a `getStaticPaths` function returns. */
export type InferGetStaticPropsType<Fn> =
  Entry<Fn> extends { readonly props: infer Values }
    ? Values
    : Entry<Fn> extends { readonly props?: infer Values }
      ? Exclude<Values, undefined>
      : Record<never, never>
