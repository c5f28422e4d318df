import { describe, expect, test } from 'vitest'
import { listNotes, type NoteQuery } from '../../site/src/gallery/notes/list-notes.ts'
import { readImport } from '../../site/src/gallery/notes/read-import.ts'
import { seedNotes } from '../../site/src/gallery/notes/seed-notes.ts'

const notes = seedNotes(Date.parse('2026-06-01'))
const list = (query: Partial<NoteQuery>) =>
  listNotes([...notes], { words: '', tag: null, sort: 'changed', page: 1, ...query }, 7)

describe('a page of notes', () => {
  test('holds 20 of the 200 that the demo starts with', () => {
    expect(list({})).toMatchObject({ total: 200, page: 1, pages: 10, revision: 7 })
    expect(list({}).notes).toHaveLength(20)
    expect(new Set(notes.map(({ id }) => id)).size).toBe(200)
  })

  test('beyond the last is the last', () => {
    expect(list({ page: 99 })).toMatchObject({ page: 10, pages: 10 })
    expect(list({ words: 'nothing like this', page: 3 })).toMatchObject({ total: 0, page: 1, pages: 1, notes: [] })
  })

  test.for([
    ['GDAŃSK', 1],
    ['gdansk train', 1],
    ['  cheese ', 6],
    ['([', 0],
    ['constructor', 0],
  ] as const)('finds %j in %i notes', ([words, count]) => {
    expect(list({ words }).total).toBe(count)
  })

  test('counts the tags of the notes that contain the words, and keeps the chosen tag', () => {
    const counted = ({ tags }: ReturnType<typeof list>) => new Map(tags.map(({ tag, count }) => [tag, count]))
    const all = counted(list({}))
    const cheese = counted(list({ words: 'cheese' }))
    expect(cheese.size).toBeLessThan(all.size)
    for (const [tag, count] of cheese) expect(list({ words: 'cheese', tag }).total).toBe(count)
    expect(counted(list({ words: 'nothing like this', tag: 'garden' }))).toEqual(new Map([['garden', 0]]))
  })

  test('is of one tag, and sorted', () => {
    const titles = list({ tag: 'garden', sort: 'title' }).notes.map(({ title }) => title)
    expect(titles).toHaveLength(20)
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(list({ tag: '__proto__' }).total).toBe(0)
  })
})

describe('an import', () => {
  const refusal = async (input: Record<string, unknown>): Promise<unknown> => {
    try {
      return readImport(input)
    } catch (thrown) {
      return thrown instanceof Response ? (await thrown.json()).error : thrown
    }
  }

  test.for([
    [{}, 'This file contains no notes: it needs a list named “notes”.'],
    [{ notes: [7] }, 'Note 1 is not an object.'],
    [{ notes: [{ title: 'a' }, { title: ' ' }] }, 'Note 2: the title is empty.'],
    [{ notes: [{ title: 'a', id: '../x' }] }, 'Note 1 has an invalid id: use only letters, digits and dashes.'],
  ] as const)('refuses %j', async ([input, message]) => {
    expect(await refusal(input)).toBe(message)
  })

  test('accepts an export, with the next version', () => {
    const [first] = notes
    expect(readImport(JSON.parse(JSON.stringify({ notes })))[0]).toEqual({ ...first, version: 2 })
  })
})
