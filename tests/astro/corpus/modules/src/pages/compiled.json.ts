import { compiledContent } from '../docs/guide.md'
import * as plain from '../docs/plain.md'

export const GET = async () => Response.json([await compiledContent(), await plain.compiledContent()])
