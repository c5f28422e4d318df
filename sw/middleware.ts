export {
  defineMiddleware,
  type MiddlewareHandler,
  type MiddlewareNext,
  sequence,
} from './core/middleware/sequence.ts'
