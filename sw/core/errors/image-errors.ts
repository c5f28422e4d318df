import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What `getImage` of `astro:assets` can throw. */
export const imageErrors = {
  ExpectedImage: {
    message: ({ given }: { given: string }) => `getImage() got no image: its "src" is ${given}.`,
    hint: () =>
      'Import the image and pass it: getImage({ src: image }). An address must start with https:// or a slash.',
  },
  MissingImageDimension: {
    message: ({ src }: { src: string }) => `getImage() needs the width and height of ${src}, which is not imported.`,
    hint: () => 'Pass "width" and "height", or import the image.',
  },
  AstroComponentNotSupported: {
    message: ({ name }: { name: string }) => `${name} of astro:assets is a component, which only Astro can render.`,
    hint: () => 'Use getImage() and write the HTML yourself.',
  },
} as const satisfies Record<string, ErrorEntry>

export const imageError: ErrorFactory<typeof imageErrors> = errorFactory(imageErrors)
