import { extname } from 'node:path'
import { load } from 'js-yaml'
import { parse } from 'smol-toml'
import { readFrontMatter } from './front-matter.ts'

interface EntryContent {
  readonly data: Readonly<Record<string, unknown>>
  readonly body?: string
}

/** What a file of a collection holds, by its extension. */
interface EntryType {
  readonly kind: 'markdown' | 'mdx' | 'data'
  parse(contents: string, file: string): EntryContent
}

const markdown = (contents: string): EntryContent => {
  const { data, content } = readFrontMatter(contents)
  return { data, body: content.trim() }
}

const object = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) throw new Error('The data is not an object.')
  // An array is let through, as in Astro; a schema can refuse it.
  return value as Record<string, unknown>
}

const yaml: EntryType = {
  kind: 'data',
  parse: (contents, filename) => ({ data: object(load(contents, { filename })) }),
}

const types: ReadonlyMap<string, EntryType> = new Map<string, EntryType>([
  ['.md', { kind: 'markdown', parse: markdown }],
  ['.mdx', { kind: 'mdx', parse: markdown }],
  ['.json', { kind: 'data', parse: (text) => ({ data: text === '' ? {} : object(JSON.parse(text)) }) }],
  ['.yaml', yaml],
  ['.yml', yaml],
  ['.toml', { kind: 'data', parse: (contents) => ({ data: parse(contents) }) }],
])

/** The type of an entry's file; `undefined` for an extension that no collection can have. */
export const entryType = (file: string): EntryType | undefined => types.get(extname(file))

export const contentExtensions: readonly string[] = ['.md', '.mdx']
export const dataExtensions: readonly string[] = ['.json', '.yaml', '.yml', '.toml']
