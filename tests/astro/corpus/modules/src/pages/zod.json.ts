import zod, { z } from 'astro/zod'
import { z as contentZ } from 'astro:content'

const schema = z.object({ n: z.coerce.number().max(10), d: z.iso.date().optional() })

export const GET = () => {
  const bad = schema.safeParse({ n: '11' })
  return Response.json({
    good: schema.parse({ n: '7', d: '2024-01-01' }),
    bad: bad.success ? null : bad.error.issues.map(({ code, path }) => ({ code, path })),
    same: zod === z,
    content: contentZ.string().parse('x'),
  })
}
