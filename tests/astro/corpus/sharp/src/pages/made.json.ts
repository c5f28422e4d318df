import { getImage } from 'astro:assets'
import logo from '../assets/logo.svg'
import tall from '../assets/tall.jpg'
import wide from '../assets/wide.png'

export const GET = async () => {
  const all = [
    await getImage({ src: wide }),
    await getImage({ src: wide, width: 20, format: 'png', alt: 'A picture' }),
    await getImage({ src: import('../assets/wide.png'), widths: [10, 20, 80], quality: 'low' }),
    await getImage({ src: wide, densities: [1, 2], width: 10 }),
    await getImage({ src: tall, height: 10, format: 'jpeg' }),
    await getImage({ src: logo }),
  ]
  return Response.json(
    all.map(({ src, attributes, srcSet, options }) => ({
      src,
      attributes,
      format: options.format,
      srcSet: { attribute: srcSet.attribute, values: srcSet.values.map(({ url, descriptor, attributes }) => ({ url, descriptor, attributes })) },
    })),
  )
}
