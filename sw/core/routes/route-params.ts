/** The content of a bracket. In `[[a]]`, only the inner bracket is a param. */
type Innermost<Text extends string> = Text extends `${string}[${infer Rest}` ? Innermost<Rest> : Text

type BracketNames<Pattern extends string> = Pattern extends `${string}[${infer Name}]${infer Tail}`
  ? Innermost<Name> | BracketNames<Tail>
  : never

type ParamName<Bracket extends string> = Bracket extends ''
  ? never
  : Bracket extends `...${infer Rest}`
    ? Rest
    : Bracket

type ParamValue<Pattern extends string, Name extends string> =
  `...${Name}` extends BracketNames<Pattern> ? string | undefined : string

/**
 * The params of a route, from its pattern: `RouteParams<'/[lang]/[...path]'>` is
 * `{ lang: string; path: string | undefined }`. If the pattern is not a literal, any param is possible.
 */
export type RouteParams<Pattern extends string> = string extends Pattern
  ? Record<string, string | undefined>
  : { [Name in ParamName<BracketNames<Pattern>>]: ParamValue<Pattern, Name> }
