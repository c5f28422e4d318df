import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

export const POST: APIRoute = async () => Response.json(await storage.update<number>('count', (count = 0) => count + 1))
