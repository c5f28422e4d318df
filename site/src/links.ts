/** The mock link database: the target of each short link, within this site. */
const links = new Map([
  ['shop', 'helmet.json'],
  ['news', 'rss.xml'],
])

export async function getLinkUrl(id: string) {
  const target = links.get(id)
  return target && import.meta.env.BASE_URL + target
}
