import { describe, expect, test } from 'vitest'
import { calendar } from '../../site/src/gallery/feeds/calendar.ts'
import { csv } from '../../site/src/gallery/feeds/csv.ts'
import type { Entry } from '../../site/src/gallery/feeds/entry.ts'
import { etagResponse } from '../../site/src/gallery/feeds/etag-response.ts'
import { socialCard } from '../../site/src/gallery/feeds/social-card.ts'
import { xmlText } from '../../site/src/gallery/feeds/xml.ts'

const entry: Entry = { slug: 'a', title: 'Tea; bread, salt\\', text: 'One\nTwo', day: '2026-03-02', miles: 3 }

describe('a table', () => {
  test.for([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['-2', "'-2"],
    ['@cmd,x', '"\'@cmd,x"'],
  ])('writes %j as %j', ([value = '', written]) => {
    expect(csv([[value, -2]])).toBe(`${written},-2\r\n`)
  })
})

describe('a calendar', () => {
  const lines = (title: string): string[] => calendar([{ ...entry, title }], 'example.org').split('\r\n')

  test('escapes special characters', () => {
    expect(lines(entry.title)).toContain('SUMMARY:Tea\\; bread\\, salt\\\\')
    expect(lines(entry.title)).toContain('DESCRIPTION:One\\nTwo (3 nm)')
  })

  test('folds lines at 75 bytes and between characters', () => {
    const folded = lines('⛵'.repeat(60))
    expect(folded.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    expect(folded.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${'⛵'.repeat(60)}\r\n`)
  })

  test('a title cannot start a new line', () => {
    expect(lines('x\r\nBEGIN:VEVENT').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  })
})

test('text in XML is escaped, without characters that XML forbids', () => {
  expect(xmlText('<a b="c">&\'\u0000\ud800')).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;\ufffd')
})

test('a long title is broken into three lines at most', () => {
  expect(socialCard({ title: 'word '.repeat(40), line: '' }).match(/font-weight="700"/g)).toHaveLength(3)
  expect(socialCard({ title: 'x'.repeat(120), line: '' }).match(/font-weight="700"/g)).toHaveLength(3)
})

test('an answer that is known already is a 304 with its ETag', () => {
  const ask = (known?: string): Response =>
    etagResponse(
      new Request('https://example.org/', known === undefined ? {} : { headers: { 'if-none-match': known } }),
      'x',
      {},
    )
  const etag = ask().headers.get('etag') ?? ''
  expect(ask(etag).status).toBe(304)
  expect(ask(`"other", W/${etag}`).status).toBe(304)
  expect(ask(etag).headers.get('etag')).toBe(etag)
  expect(ask('"other"').status).toBe(200)
})
