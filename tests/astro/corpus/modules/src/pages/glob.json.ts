const eager = import.meta.glob<{ frontmatter: { title?: string; order?: number }; file: string; url?: string }>('../docs/**/*.md', { eager: true })
const lazy = import.meta.glob<{ frontmatter: { title?: string } }>('../docs/*.md')
const raw = import.meta.glob<string>('../docs/sub/*.md', { query: '?raw', import: 'default', eager: true })
const titles = import.meta.glob<{ title?: string }>('../docs/**/*.md', { eager: true, import: 'frontmatter' })

export const GET = async () => {
  const loaded = await Promise.all(Object.entries(lazy).map(async ([path, load]) => [path, (await load()).frontmatter.title ?? null]))
  return Response.json({
    eager: Object.entries(eager)
      .sort(([, a], [, b]) => (a.frontmatter.order ?? 0) - (b.frontmatter.order ?? 0))
      .map(([path, { frontmatter, file, url }]) => ({ path, frontmatter, file: file.slice(file.indexOf('/src/')), url })),
    loaded,
    raw,
    titles,
  })
}
