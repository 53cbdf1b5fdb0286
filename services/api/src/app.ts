import { OpenAPIHono } from '@hono/zod-openapi'
import { AppError } from '@hubbub/contracts'
import type { ApiEnv } from './http/env.ts'
import { mount } from './http/mount.ts'
import { toProblem } from './http/problem.ts'
import { inboxOperations } from './operations/inbox-operations.ts'

/** The whole HTTP surface, not yet listening. */
export function createApi() {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.target, result.error.issues)
    },
  })
  const v1 = new OpenAPIHono<ApiEnv>()
  mount(v1, { prefix: '/workspaces/{workspaceId}', context: (http) => http.get('ctx') }, inboxOperations)
  app.route('/api/v1', v1)
  app.onError((error, http) => {
    const { status, body } = toProblem(error, http.get('requestId'))
    return http.json(body, status, { 'content-type': 'application/problem+json' })
  })
  return app
}

function invalidInput(target: string, issues: readonly { path: PropertyKey[]; message: string }[]): AppError {
  const errors = issues.map(({ path, message }) => ({
    path: [target, ...path.map(String)].join('.'),
    message,
  }))
  return new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Some of the input is wrong',
    details: { errors },
  })
}
