import { contentModule } from '../../astro/content/content-module.ts'
import { sourceModule } from '../package-files.ts'

export const contentModuleId = '\0stowaway:content'
export const contentDataId = '\0stowaway:content-data'
/** Zod, or a stand-in that throws when it is used: most endpoints that read content never do. */
export const optionalZodId = '\0stowaway:zod-optional'

/** The source of `astro:content`; `hasEntries`: not for the content configuration itself, which makes them. */
export function contentModuleCode(hasEntries: boolean): string {
  return contentModule({
    content: sourceModule('sw/astro/content'),
    reference: sourceModule('sw/astro/reference'),
    zod: optionalZodId,
    ...(hasEntries && { data: contentDataId }),
  })
}
