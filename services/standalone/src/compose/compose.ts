import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { apiConfig, startApi } from '@hubbub/api'
import { createSystemMailer, systemMailConfig } from '@hubbub/channels'
import { authorizeByApi, connectRealtime, type Realtime } from '@hubbub/realtime-service'
import { createLogger, createThreadTokens, loadConfig } from '@hubbub/runtime'
import { freePort } from '@hubbub/runtime/free-port'
import { openDemo } from '../demo/open-demo.ts'
import type { StartOptions } from '../cli/options.ts'
import type { StartContext } from '../start-context.ts'
import { type Core, type CoreOptions, openCore } from './core.ts'
import { startWorkers } from './start-workers.ts'

const log = createLogger('standalone')
const webRoot = fileURLToPath(new URL('../../../../web/dist', import.meta.url))

/** Starts every part of the product in this process, and says where it is. */
export async function compose(options: StartOptions & CoreOptions, context: StartContext): Promise<void> {
  const { signal, stack, progress } = context
  const core = await openCore(options, context)
  const sockets = registerParts(core)
  const { demo } = core
  const place = await findPlace(options)

  progress.step('Starting the workers')
  await startWorkers(core, place.publicUrl, context)
  progress.done('Workers')

  progress.step('Starting the API')
  const running = await serve(core, { ...options, ...place, demo }, context)
  stack.use(running)
  const realtime = connectRealtime({
    httpServer: running.server,
    db: core.database,
    store: core.store,
    authorize: authorizeByApi(running.url),
    origins: running.api.trustedOrigins,
    signal,
    onError: (error) => log.warn({ err: error }, 'sockets'),
  })
  stack.use(realtime)
  await realtime.ready
  sockets.open(realtime)
  progress.done('API and live updates')

  if (core.networks !== null)
    await openDemo(
      { core, networks: core.networks, api: running.api, url: running.url, data: options.data },
      context,
    )
  await sayWhereItIs(core, running, { demo, elapsed: progress.elapsed(), say: progress.say })
}

/** Where people find it. */
async function findPlace({ host, port: wanted }: StartOptions) {
  const port = wanted === 0 ? await freePort() : wanted
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return { port, publicUrl: process.env['PUBLIC_URL'] ?? `http://${shown}:${port}` }
}

type ServeOptions = StartOptions & { demo: boolean; publicUrl: string }

async function serve(core: Core, options: ServeOptions, { signal }: StartContext) {
  const { api, mail } = loadConfig({ api: apiConfig, mail: systemMailConfig }, process.env)
  const settings = {
    ...api,
    host: options.host,
    port: options.port,
    publicUrl: options.publicUrl,
    webRoot,
    setupToken: api.setupToken ?? randomBytes(24).toString('base64url'),
  }
  const { database, producer, keyring, ...rest } = core
  const tokens = createThreadTokens(keyring)
  return await startApi(
    {
      ...rest,
      settings,
      database,
      keyring,
      signals: producer.signals,
      queues: producer.queues,
      signThread: (conversationId) => tokens.sign(conversationId),
      mailer: createSystemMailer(mail),
      ...(core.backend.redis !== null && { limitStore: { kind: 'redis', client: core.backend.redis } }),
      demo: options.demo,
    },
    signal,
  )
}

/** All that does not tell of itself; sockets count as not ready until they are there. */
function registerParts({ health, database, backend }: Core) {
  health.register('database', async () => await database.ping())
  health.register('queues', async () => await backend.ping())
  let realtime: Pick<Realtime, 'check'> | null = null
  health.register('sockets', async () => {
    if (realtime === null) throw new Error('are not open yet')
    await realtime.check()
  })
  return { open: (opened: Pick<Realtime, 'check'>) => void (realtime = opened) }
}

type Running = Awaited<ReturnType<typeof serve>>

async function sayWhereItIs(
  core: Core,
  { api }: Running,
  { demo, elapsed, say }: { demo: boolean; elapsed: string; say: (text: string) => void },
): Promise<void> {
  const empty = await core.database.system.directory.isEmpty()
  const link = empty ? api.setUpLink : await signInLink(core, api)
  say(`
  Hubbub is ready (${elapsed}).

  ${empty ? 'Make your workspace here' : 'Open it here, signed in once by this link'}:
  ${link ?? ''}
${demo ? '\n  This is a demo: people, customers and what they say are invented, and the networks are simulated. Start with --no-demo for an empty one.\n' : ''}
`)
}

/** For the first admin there is. */
async function signInLink({ database, store }: Core, api: Running['api']): Promise<string | null> {
  for (const id of await database.system.workspaceIds()) {
    const members = await store.transaction(id, async ({ people }) => await people.listMembers())
    const admin = members.find(({ role, deactivatedAt }) => role === 'admin' && deactivatedAt === null)
    if (admin !== undefined) return await api.createSignInLink(admin.email)
  }
  return null
}
