import { OpenAPIHono } from '@hono/zod-openapi'
import { AppError } from '@hubbub/contracts'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { timeout } from 'hono/timeout'
import { createAlertDoor } from './alerts/answer-alert-link.ts'
import { mountAuth } from './auth/mount-auth.ts'
import { createChat } from './chat/create-chat.ts'
import { createServices, type Services } from './create-services.ts'
import type { ApiDeps } from './deps.ts'
import { createDocsPage } from './docs/docs-page.ts'
import { describeApi } from './docs/openapi.ts'
import { answerHook } from './hooks/answer-hook.ts'
import type { ApiEnv } from './http/env.ts'
import { answerError, answerMissing, refuseInput } from './http/errors.ts'
import { mount } from './http/mount.ts'
import { createMetricsPage } from './metrics.ts'
import { limitKey } from './middleware/client-ip.ts'
import { enterWorkspace } from './middleware/enter-workspace.ts'
import { idempotency } from './middleware/idempotency.ts'
import { identify } from './middleware/identify.ts'
import { limitRequest } from './middleware/limit-requests.ts'
import { limitBody } from './middleware/limit-body.ts'
import { observe } from './middleware/observe.ts'
import { originCheck } from './middleware/origin-check.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { traceOf } from './middleware/trace-of.ts'
import { alertOperations } from './operations/alert-operations.ts'
import { escalationOperations } from './operations/escalation-operations.ts'
import { inboxOperations } from './operations/inbox-operations.ts'
import { monitorOperations } from './operations/monitor-operations.ts'
import { openOperations } from './operations/open-operations.ts'
import { getHealthOperation } from './operations/system/get-health.ts'
import { peopleOperations } from './operations/people-operations.ts'
import { sentimentOperations } from './operations/sentiment-operations.ts'
import { settingsOperations } from './operations/settings-operations.ts'
import { digestOperations } from './operations/digest-operations.ts'
import { reportOperations } from './operations/report-operations.ts'
import { analyticsOperations } from './operations/analytics-operations.ts'
import { statementOperations } from './operations/statement-operations.ts'
import { systemOperations } from './operations/system-operations.ts'
import { tidy } from './tidy.ts'
import { serveWeb } from './web/serve-web.ts'

const megabyte = 1024 * 1024
const answerWithinMs = 60_000
const inWorkspace = '/workspaces/{workspaceId}'

export type Api = ReturnType<typeof createApi>

/** The whole HTTP surface, not yet listening. */
export function createApi(deps: ApiDeps) {
  const services = createServices(deps)
  const { settings } = deps
  const app = new Hono<ApiEnv>()
  app.use(observe(deps), securityHeaders({ https: settings.publicUrl.startsWith('https:') }), compress())
  app.route('/metrics', createMetricsPage(deps.metrics, settings.metricsToken))
  app.route('/api/docs', createDocsPage())
  app.use('/api/*', noStore, sizeLimit, timeout(answerWithinMs, tooSlow))
  app.route('/api/auth', mountAuth(services))
  app.on(
    ['GET', 'POST'],
    '/hooks/:channelId',
    noStore,
    forHooks,
    answerHook({ ...deps, ...services, ...services.tools }),
  )
  app.route('/acknowledge', createAlertDoor({ ...deps, ...services }))
  app.use('/chat/*', noStore)
  app.route('/chat', createChat({ ...deps, ...services, ...services.chat, secrets: services.tools.secrets }))
  const v1 = createV1(deps, services)
  const document = describeApi(v1, settings.publicUrl)
  app.get('/api/v1/openapi.json', (http) => http.json(document))
  app.route('/', v1)
  if (settings.webRoot !== undefined) app.route('/', serveWeb(settings.webRoot))
  app.notFound(answerMissing(app))
  app.onError(answerError)
  return {
    app,
    document,
    /** An address that signs this account in once, within a quarter of an hour. */
    createSignInLink: async (email: string) =>
      services.tools.links.signIn(await services.tools.doors.issueSignInLink(email)),
    /** The address at which the first workspace is made; null where the setup token is not set. */
    setUpLink: settings.setupToken === undefined ? null : services.tools.links.setUp(settings.setupToken),
    /** What makes accounts, for who furnishes a demo. */
    accounts: services.accounts,
    catalogue: services.tools.catalogue,
    /** Ends what visitors follow. */
    closeChat: async () => await services.chat.hub[Symbol.asyncDispose](),
    /** To be called now and then. */
    tidy: async () => await tidy({ ...deps, auth: services.auth }),
    /** Pages of these may write and open sockets. */
    trustedOrigins: services.origins,
  }
}

function createV1(deps: ApiDeps, services: Services): OpenAPIHono<ApiEnv> {
  const { origins, limits, clientIp, accounts, setup, tools, shared } = services
  const { health, store, clock, ids } = deps
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).basePath('/api/v1')
  // @NOTE before everything that asks the database, so that it answers when that cannot
  mount(app, { prefix: '', context: () => ({ health }) }, [getHealthOperation])
  app.use('*', identify({ ...tools, limits, clientIp }), originCheck(origins))
  app.use('/workspaces/:workspaceId/*', enterWorkspace({ directory: tools.directory, shared }), idempotency)
  app.use('*', async (http, next) => {
    if (http.req.method === 'POST' && http.get('ctx') === undefined)
      await limitRequest(limits, http, 'door', limitKey(clientIp(http)))
    await next()
  })
  mount(
    app,
    {
      prefix: '',
      context: (http) => {
        const identity = http.get('identity')
        const user = identity.kind === 'user' ? identity.user : null
        return { ...tools, store, clock, ids, accounts, setup, user, trace: traceOf(http) }
      },
    },
    openOperations,
  )
  const operations = [
    ...settingsOperations,
    ...peopleOperations,
    ...analyticsOperations,
    ...digestOperations,
    ...reportOperations,
    ...systemOperations,
    ...inboxOperations,
    ...sentimentOperations,
    ...alertOperations,
    ...statementOperations,
    ...escalationOperations,
    ...monitorOperations,
  ]
  mount(app, { prefix: inWorkspace, context: (http) => http.get('ctx') }, operations)
  return app
}

const noStore: MiddlewareHandler<ApiEnv> = async (http, next) => {
  await next()
  if (!http.res.headers.has('cache-control')) http.header('cache-control', 'no-store')
}

const tooLarge = () => {
  throw new AppError({ code: 'request.too_large', kind: 'too_large', message: 'The request is too large' })
}
const forFiles = limitBody({ maxSize: 30 * megabyte, onError: tooLarge })
const forHooks = limitBody({ maxSize: 5 * megabyte, onError: tooLarge })
const forJson = limitBody({ maxSize: 2 * megabyte, onError: tooLarge })
const sizeLimit: MiddlewareHandler<ApiEnv> = async (http, next) =>
  await (
    /^\/api\/v1\/workspaces\/[^/]+\/(attachments|imports\/[^/]+\/parts\/\d+)$/.test(http.req.path)
      ? forFiles
      : forJson
  )(http, next)

const tooSlow = () => {
  const cause = new AppError({
    code: 'request.timeout',
    kind: 'unavailable',
    message: 'This took too long and was given up',
  })
  return new HTTPException(503, { cause })
}
