import { type Area, type Driven, driven, type Tools } from '../behaviour.ts'

// Of the fixture's page.
declare const tools: Pick<Tools, 'control'>

interface Form {
  readonly action: string
  readonly method?: 'get' | 'post'
}

/** Submits a form with one field, as a person would. */
async function submit({ tab, url }: Driven, { action, method }: Form): Promise<void> {
  await tab.evaluate(
    ({ action, method = 'post' }: Form) => {
      document.body.innerHTML = `<form method="${method}" action="${action}"><input name="user" value="Ada"><button>Send</button></form>`
    },
    { action: new URL(action, url).href, ...(method && { method }) },
  )
  await tab.click('button')
}

/** Opens a link, as a person would. */
async function follow({ tab, url }: Driven, href: string): Promise<void> {
  await tab.evaluate((to: string) => {
    document.body.innerHTML = `<a href="${to}">Go</a>`
  }, url + href)
  await tab.click('a')
}

/** Waits until the tab, or its frame, shows an element with a text. */
async function shows({ tab }: Driven, selector: string, text: string): Promise<void> {
  await tab.waitForFunction(
    ([selector, text]) => {
      const { contentDocument } = document.querySelector('iframe') ?? {}
      return [document, contentDocument].some((one) => one?.querySelector(selector)?.textContent === text)
    },
    [selector, text] as const,
  )
}

async function isAt({ tab, url }: Driven, path: string): Promise<void> {
  const found = await tab.url()
  if (found !== url + path) throw new Error(`The address is ${found}.`)
}

/** In a frame with an endpoint’s page: clicks what the frame gets as its content. */
async function inFrame({ tab, url }: Driven, content: string, selector: string): Promise<void> {
  await tab.evaluate(
    async ([src, content, selector]) => {
      const frame = document.createElement('iframe')
      frame.src = src
      await new Promise((resolve) => {
        frame.onload = resolve
        document.body.replaceChildren(frame)
      })
      const { contentDocument } = frame
      if (contentDocument === null) throw new Error('The frame has no document.')
      contentDocument.body.innerHTML = content
      contentDocument.querySelector<HTMLElement>(selector)?.click()
    },
    [`${url}pages/plain`, content, selector] as const,
  )
}

/** Pages that endpoints answer with. */
export const navigations: Area = {
  name: 'navigations and forms',
  behaviours: {
    'rest-api/navigate (3.0)': [
      driven('direct', 'a handler sees the request of a link', async (given) => {
        await given.home()
        await follow(given, 'pages/plain?a=1')
        await shows(given, '#mode', 'GET navigate ""')
      }),
      driven('direct', 'a handler sees the request of a form', async (given) => {
        await submit(given, { action: 'pages/form' })
        await shows(given, '#mode', 'POST navigate')
        await shows(given, '#fields', 'user=Ada')
        await isAt(given, 'pages/form')
      }),
      driven('direct', 'an address that is opened by a tool', async (given) => {
        await given.tab.goto(`${given.url}pages/plain`)
        await shows(given, 'h1', 'Plain')
        await isAt(given, 'pages/plain')
      }),
      driven('direct', 'a link', async (given) => {
        await follow(given, 'pages/plain')
        await shows(given, 'h1', 'Plain')
        await isAt(given, 'pages/plain')
      }),
      driven('direct', 'a form for which there is no endpoint goes to the server', async (given) => {
        await submit(given, { action: 'real/echo' })
        await given.tab.waitForFunction(() => document.body?.textContent?.includes('"text":"user=Ada"'))
      }),
      driven('direct', 'a form that an endpoint passes on', async (given) => {
        await submit(given, { action: 'pages/passed' })
        await shows(given, 'h1', 'Server POST')
        await shows(given, '#fields', 'user=Ada')
      }),
      driven('direct', 'the server’s answer to a form, changed', async (given) => {
        await submit(given, { action: 'pages/patched' })
        await shows(given, 'h1', 'Changed POST')
        await shows(given, '#fields', 'user=Ada')
      }),
      driven('direct', 'a form to another origin goes there', async (given) => {
        await submit(given, { action: `${given.other.url}pages/form` })
        await shows(given, 'h1', 'Server POST')
      }),
      driven('direct', 'a form gets a page made of its fields', async (given) => {
        await given.home()
        await submit(given, { action: 'pages/form' })
        await shows(given, 'h1', 'Posted')
        await shows(given, '#fields', 'user=Ada')
      }),
      driven('direct', 'a form is redirected', async (given) => {
        await submit(given, { action: 'pages/seen' })
        await shows(given, '#query', '?seen=1')
        await isAt(given, 'pages/plain?seen=1')
      }),
      driven('direct', 'a form gets 204, and the page stays', async (given) => {
        const { tab, server } = given
        await given.home()
        server.takeRequests()
        // Not with a click of the tool, which would wait for a page.
        await tab.evaluate(async () => {
          document.title = 'kept'
          document.body.innerHTML = '<form method="post" action="pages/nothing"><input name="user" value="Ada"></form>'
          await new Promise((resolve) => setTimeout(resolve, 50))
          document.forms[0]?.requestSubmit()
          await new Promise((resolve) => setTimeout(resolve, 300))
        })
        if ((await tab.evaluate(() => document.title)) !== 'kept') throw new Error('The page has gone.')
        await isAt(given, '')
        if (server.takeRequests().includes('POST pages/nothing')) throw new Error('The server was asked.')
        const last = (await tab.evaluate(() => tools.control.requests())).at(-1)
        if (last?.answer?.status !== 204) throw new Error(JSON.stringify(last))
      }),
      driven('direct', 'a form gets the page of an error', async (given) => {
        await given.home()
        await submit(given, { action: 'pages/missing' })
        await shows(given, 'h1', 'Missing')
        await isAt(given, 'pages/missing')
      }),
      driven('direct', 'a form with GET', async (given) => {
        await submit(given, { action: 'pages/form', method: 'get' })
        await shows(given, '#query', '?user=Ada')
        await isAt(given, 'pages/form?user=Ada')
      }),
      driven('direct', 'a link in a frame', async (given) => {
        await inFrame(given, '<a href="form?a=1">Go</a>', 'a')
        await shows(given, '#query', '?a=1')
      }),
      driven('direct', 'a form in a frame', async (given) => {
        const form = '<form method="post" action="form"><input name="user" value="Ada"><button>Send</button></form>'
        await inFrame(given, form, 'button')
        await shows(given, '#fields', 'user=Ada')
      }),
    ],
  },
}
