import { ZodType } from 'zod'

// Stands in for `@hono/zod-openapi` in the bundle (see vite.config.ts): a browser reads the definitions
// of the API and writes no OpenAPI document, so half of what its JavaScript would weigh can stay away.

Object.assign(ZodType.prototype, {
  openapi(this: ZodType) {
    return this
  },
})

export * as z from 'zod'

/** The definition as it is; its path is only translated for Hono on the server. */
export const createRoute = <T>(definition: T): T => definition
