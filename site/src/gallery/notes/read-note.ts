import { problem } from '../problem.ts'
import { readText } from '../read-text.ts'
import type { Note } from './note.ts'

const mostTags = 8

/** Title, text and tags of the input, within limits; throws a 422 that names the field, with `article` before it. */
export function readNote(
  input: Readonly<Record<string, unknown>>,
  article = 'The',
): Pick<Note, 'title' | 'text' | 'tags'> {
  return {
    title: readText(input, 'title', { label: `${article} title`, max: 120 }),
    text: readText({ text: '', ...input }, 'text', { label: `${article} text`, min: 0, max: 10_000 }),
    tags: readTags(input.tags ?? []),
  }
}

function readTags(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw problem(422, 'Tags must be a list.', { field: 'tags' })
  const limits = { label: 'A tag', max: 24 }
  const tags = value.map((tag: unknown) => readText({ tags: tag }, 'tags', limits).toLowerCase())
  if (new Set(tags).size > mostTags) throw problem(422, `At most ${mostTags} tags are allowed.`, { field: 'tags' })
  return [...new Set(tags)]
}
