interface AssetsModule {
  /** The file of `sw/astro/get-image.ts`. */
  readonly getImage: string
  /** What makes images; absent: they stay as they are. */
  readonly service?: { readonly module: string; readonly options: object }
}

const components = ['Image', 'Picture', 'Font']

/** The source of `astro:assets`. */
export function assetsModule({ getImage, service }: AssetsModule): string {
  const made = service && `createImageService({ sharp, ...${JSON.stringify(service.options)} })`
  return [
    `import { component, createGetImage } from ${JSON.stringify(getImage)}`,
    ...(service
      ? [`import sharp from 'sharp'`, `import { createImageService } from ${JSON.stringify(service.module)}`]
      : []),
    `export const getImage = createGetImage(${made ?? ''})`,
    `export const imageConfig = {}`,
    ...components.map((name) => `export const ${name} = component(${JSON.stringify(name)})`),
    `export const inferRemoteSize = component('inferRemoteSize()')`,
  ].join('\n')
}
