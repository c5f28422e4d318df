import { getCollection, getEntry, render } from 'astro:content'

export const GET = async () => {
  const post = await getEntry('posts', 'first-post')
  const loose = await getCollection('loose')
  const { headings, remarkPluginFrontmatter } = await render(post as NonNullable<typeof post>)
  return Response.json({
    post: post?.rendered,
    headings,
    remarkPluginFrontmatter,
    loose: loose.map(({ id, rendered }) => [id, rendered?.html]),
  })
}
