import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '../http/env.ts'

const description = [
  'Everything the web application does, and all of it can be done by others.',
  '',
  'A browser is known by its session cookie, a program by an API key: `Authorization: Bearer hub_…`.',
  'Errors are problem details (RFC 9457) with a dotted `code`. Lists are read by `cursor`. What has a `version` answers with an ETag;',
  'send it back as If-Match and a change that came in between is refused with 409 instead of being overwritten.',
  'A POST with an Idempotency-Key can be sent again safely.',
].join('\n')

/** Describes the operations of an application, once. */
export function describeApi(app: OpenAPIHono<ApiEnv>, publicUrl: string) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: publicUrl.startsWith('https:') ? '__Secure-hubbub.session_token' : 'hubbub.session_token',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Hubbub', version: '1', description, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
  })
}
