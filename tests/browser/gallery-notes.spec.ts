import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import {
  ask,
  clickOn,
  expectText,
  expectTexts,
  fill,
  goOffline,
  openApp,
  retype,
  spoil,
  texts,
} from './gallery-page.ts'
import type { Site } from './serve-builds.ts'

test.use({ launch: idleWorkers })

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test.describe('notes', () => {
  const live = (tab: Tab): Promise<unknown> =>
    tab.waitForFunction(() => document.querySelector('.feed[data-live=true]') && document.querySelector('.note'))

  async function write(tab: Tab, title: string, text: string): Promise<void> {
    await clickOn(tab, 'button', 'New note')
    await fill(tab, '#note-title', title)
    await fill(tab, '#note-text', text)
    await fill(tab, '#note-tags', 'fresh, Sea')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 1')
  }

  test('notes are searched, filtered, sorted and paged, also after a reload', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'notes/')
    await expectText(tab, '#found', '200 notes')
    expect(await texts(tab, '.note')).toHaveLength(20)
    await clickOn(tab, '.pages button', 'Next')
    await expectText(tab, '.pages', 'Page 2 of 10')
    await tab.reload()
    await expectText(tab, '.pages', 'Page 2 of 10')

    await fill(tab, '#search', 'GDANSK cheese')
    await expectTexts(tab, '.note-name', ['A weekend in Gdańsk'])
    await retype(tab, '#search', '')
    await clickOn(tab, '.tag-filter', 'garden25')
    await expectText(tab, '#found', '25 notes')
    await tab.goBack()
    await expectText(tab, '#found', '200 notes')
    expect((await ask(tab, 'notes.json?page=0')).status).toBe(422)
    expect((await ask(tab, 'notes.json?sort=__proto__')).status).toBe(422)
    const { notes } = JSON.parse((await ask(tab, 'notes.json?sort=title&page=99')).text)
    expect(notes).toHaveLength(20)
  })

  test('notes are written, changed and deleted, and deleting is undone', async ({ engine, tab }) => {
    await openApp(tab, site.url, 'notes/')
    await live(tab)
    await write(tab, '<i>New</i>', '<script>document.title = 1</script>')
    await expectText(tab, '.note:first-child .note-excerpt', '<script>document.title = 1</script>')
    if (!isLimited(engine, 'no-worker-end')) await engine.stopWorkers()
    await fill(tab, '#note-text', 'Second thoughts')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 2')
    await clickOn(tab, '.editor button', 'Delete')
    await expectText(tab, '#found', '200 notes')
    await clickOn(tab, '.notice button', 'Undo')
    await expectText(tab, '#found', '201 notes')
    await tab.reload()
    await expectText(tab, '.note', '<i>New</i>')

    await clickOn(tab, 'button', 'New note')
    await fill(tab, '#note-text', 'No title')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '#note-error', 'The title is empty.')
    const long = JSON.stringify({ title: 'Long', text: 'x'.repeat(10_001) })
    expect((await ask(tab, 'notes.json', 'POST', { body: long })).status).toBe(422)
    const longer = JSON.stringify({ title: 'Longer', text: 'x'.repeat(100_000) })
    expect((await ask(tab, 'notes.json', 'POST', { body: longer })).status).toBe(413)
  })

  test('two tabs stay in sync, and the second to save a note chooses', { tag: '@soak' }, async ({ engine, tab }) => {
    await openApp(tab, site.url, 'notes/')
    await live(tab)
    const other = await engine.newTab()
    await openApp(other, site.url, 'notes/')
    await live(other)
    await write(tab, 'Both see this', 'One')
    await expectText(other, '.note-name', 'Both see this')
    // A stream that breaks off comes back, and what was missed is asked for.
    await expectText(other, '.feed', /Created: Both see this|Connected/)

    await clickOn(other, '.note-name', 'Both see this')
    await expectText(other, '.editor [role=status]', 'Saved, version 1')
    await fill(other, '#note-text', 'Other')
    await fill(tab, '#note-text', 'Two')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 2')
    await clickOn(other, '.editor button', 'Save')
    await expectText(other, '#note-error', 'changed elsewhere')
    await clickOn(other, '.editor button', 'Keep mine')
    await expectText(other, '.editor [role=status]', 'Saved, version 3')
    await expectText(tab, '.editor [role=status]', 'Saved, version 3')
    expect(await tab.evaluate(() => document.querySelector('textarea')?.value)).toBe('Other')

    if (!isLimited(engine, 'no-worker-end')) await engine.stopWorkers()
    await clickOn(other, '.editor button', 'Delete')
    await expectText(tab, '#found', '200 notes')
  })

  test('an export can be imported again, and a wrong file changes nothing', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'notes/')
    await live(tab)
    const exported = await ask(tab, 'export.json')
    expect(exported.type).toBe('application/json')
    expect(JSON.parse(exported.text).notes).toHaveLength(200)
    const first = JSON.parse(exported.text).notes[0]
    expect((await ask(tab, `notes/${first.id}.json`, 'DELETE')).status).toBe(204)
    await expectText(tab, '#found', '199 notes')
    expect(await ask(tab, 'import.json', 'POST', { body: exported.text })).toMatchObject({ text: '{"imported":200}' })
    await expectText(tab, '#found', '200 notes')

    const wrong = JSON.stringify({ notes: [{ title: 'Right' }, { title: '' }] })
    expect(await ask(tab, 'import.json', 'POST', { body: wrong })).toMatchObject({
      status: 422,
      text: expect.stringContaining('Note 2: the title is empty.'),
    })
    const many = JSON.stringify({ notes: Array.from({ length: 1001 }, () => ({ title: 'x' })) })
    expect((await ask(tab, 'import.json', 'POST', { body: many })).status).toBe(422)
    const huge = JSON.stringify({ notes: [{ title: 'x'.repeat(2_000_001) }] })
    expect((await ask(tab, 'import.json', 'POST', { body: huge })).status).toBe(413)
    expect((await ask(tab, 'import.json', 'POST', { body: '{"notes":{"__proto__":1}}' })).status).toBe(422)
    await expectText(tab, '#found', '200 notes')
  })

  test('damaged data is reported and can be reset', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'notes/')
    await expectText(tab, '#found', '200 notes')
    await spoil(tab, ['gallery', 'notes', 'notes'], 'seed-1')
    await tab.reload()
    await expectText(tab, '.damaged', 'A note cannot be read')
    await clickOn(tab, '.damaged button', 'Reset demo data')
    await expectText(tab, '#found', '200 notes')
  })

  test('everything works without a server', { tag: '@soak' }, async ({ tab, base }) => {
    await goOffline(tab, site, 'notes/', base)
    await live(tab)
    await write(tab, 'Alone at sea', 'No server')
    await tab.reload()
    await expectText(tab, '.note-name', 'Alone at sea')
  })
})
