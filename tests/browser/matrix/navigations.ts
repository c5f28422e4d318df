import type { Tab } from '../engine/tab.ts'

/** A way in which a whole page becomes the answer of an endpoint. */
interface Navigation {
  /** What must have happened before; it is not counted. `arrive` waits until the endpoint's page is there. */
  prepare?(tab: Tab, url: string, arrive: () => Promise<unknown>): Promise<unknown>
  go(tab: Tab, url: string, hardReload?: (tab: Tab) => Promise<void>): Promise<unknown>
}

type FormKind = 'get' | 'post' | 'multipart'

const submit = (kind: FormKind) => (tab: Tab, url: string) =>
  tab.evaluate(
    ({ url, kind }) => {
      const form = document.createElement('form')
      const add = (name: string, type: string): HTMLInputElement => {
        const input = document.createElement('input')
        input.name = name
        input.type = type
        form.append(input)
        return input
      }
      form.action = url
      form.method = kind === 'get' ? 'get' : 'post'
      // A form that is sent with GET replaces the query of its address.
      add('key', 'text').value = new URL(url).searchParams.get('key') ?? ''
      add('text', 'text').value = 'sent'
      if (kind === 'multipart') {
        form.enctype = 'multipart/form-data'
        const data = new DataTransfer()
        data.items.add(new File(['of a file'], 'file.txt'))
        add('file', 'file').files = data.files
      }
      document.body.append(form)
      // A script that waits for the next page would be lost with this one.
      setTimeout(() => form.submit())
    },
    { url, kind },
  )

export const navigations = {
  'address bar': { go: (tab, url) => tab.goto(url) },
  link: {
    go: (tab, url) =>
      tab.evaluate((url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        setTimeout(() => link.click())
      }, url),
  },
  'location.assign': { go: (tab, url) => tab.evaluate((url) => void setTimeout(() => location.assign(url)), url) },
  reload: {
    prepare: async (tab, url, arrive) => {
      await tab.goto(url)
      await arrive()
    },
    go: (tab, _url, hardReload) => (hardReload === undefined ? tab.reload() : hardReload(tab)),
  },
  back: {
    prepare: async (tab, url, arrive) => {
      await tab.goto(url)
      await arrive()
      await tab.goto(url.replace(/key=.*/, 'key=helper'))
    },
    // A page that comes back as it was left loads nothing: Playwright would wait for that.
    go: (tab) => tab.evaluate(() => void setTimeout(() => history.back())),
  },
  'form GET': { go: submit('get') },
  'form POST': { go: submit('post') },
  'form POST with a file': { go: submit('multipart') },
} as const satisfies Readonly<Record<string, Navigation>>

export type NavigationName = keyof typeof navigations
export const navigationNames = Object.keys(navigations) as NavigationName[]
export const navigation = (name: NavigationName): Navigation => navigations[name]
