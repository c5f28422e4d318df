import tall from '../assets/tall.jpg'
import logo from '../assets/logo.svg'
import wide from '../assets/wide.png'
import small from '../assets/small.webp'
import text from '../assets/logo.svg?raw'

export const GET = () =>
  Response.json({ wide, tall, small, logo, text, width: wide.width + tall.height, source: typeof wide.src, format: logo.format })
