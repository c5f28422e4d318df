import { createGuard } from '../updates/guard-requests.ts'
import { guardName } from './guard-name.ts'

Reflect.set(self, guardName, createGuard)
