import { getImage } from 'astro:assets'
import wide from '../assets/wide.png'

export const GET = async () => {
  const plain = await getImage({ src: wide })
  const sized = await getImage({ src: wide, width: 20, format: 'webp', alt: 'A picture' })
  const both = await getImage({ src: wide, widths: [10, 20], alt: '' })
  const remote = await getImage({ src: 'https://example.org/far.png', width: 10, height: 5 })
  const pick = ({ src, attributes, options, rawOptions, srcSet }: typeof plain) => ({
    src,
    attributes,
    options,
    rawOptions,
    srcSet: { attribute: srcSet.attribute, values: srcSet.values },
  })
  return Response.json([plain, sized, both, remote].map(pick))
}
