import type { ImageMetadata } from 'astro'

const images = import.meta.glob<{ default: ImageMetadata }>('../assets/*.{png,jpg,webp}', { eager: true })

export const GET = () =>
  Response.json(Object.entries(images).map(([path, { default: image }]) => [path, image.width, image.height, image.format]))
