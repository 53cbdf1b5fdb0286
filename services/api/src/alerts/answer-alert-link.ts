import { acknowledgeByLink, readAlertLink } from '@hubbub/domain'
import type { AlertLinks } from '@hubbub/runtime'
import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiDeps } from '../deps.ts'
import type { ApiEnv } from '../http/env.ts'
import type { Http } from '../http/operation.ts'
import { limitKey } from '../middleware/client-ip.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import { traceOf } from '../middleware/trace-of.ts'
import type { Services } from '../create-services.ts'
import { alertPage } from './alert-page.ts'

type Deps = Pick<ApiDeps, 'store' | 'signals' | 'clock' | 'ids'> &
  Pick<Services, 'limits' | 'clientIp'> & { alertLinks: AlertLinks }

/**
 * The page behind a link in an alert. Programs that look into mails follow links, so looking at it changes nothing: whoever
 * takes it presses the button, which posts to the same address.
 */
export function createAlertDoor(deps: Deps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.use('*', async (http, next) => {
    await limitRequest(deps.limits, http, 'open', limitKey(deps.clientIp(http)))
    await next()
  })
  app.get('/:workspaceId/:token', async (http) => await answer(deps, http, readAlertLink))
  app.post('/:workspaceId/:token', async (http) => await answer(deps, http, acknowledgeByLink))
  return app
}

async function answer(deps: Deps, http: Http, read: typeof readAlertLink): Promise<Response> {
  const workspaceId = z.uuid().safeParse(http.req.param('workspaceId'))
  const noticeId = deps.alertLinks.read(http.req.param('token') ?? '')
  if (!workspaceId.success || noticeId === null) return alertPage('unsigned')
  const { store, signals, clock, ids } = deps
  const ctx = { workspaceId: workspaceId.data, store, signals, clock, ids, trace: traceOf(http) }
  return alertPage(await read(ctx, noticeId))
}
