import type { ChannelCheck, Role } from '@hubbub/contracts'
import { createAlertBots, createChannels } from '@hubbub/channels'
import { createDatabase, createStore } from '@hubbub/database'
import type { Store } from '@hubbub/domain'
import { createKeyring, createMetrics, ids, loadConfig, systemClock } from '@hubbub/runtime'
import { createPrinter, createReportPress } from '@hubbub/print'
import { createFolderBlobs } from '@hubbub/storage'
import { cloneDatabase, recordSignals, type Signalled, tempDir } from '@hubbub/test-support'
import { config } from './api.config.ts'
import { type Api, createApi } from './app.ts'
import { type Browser, createBrowser } from './browser.fixtures.ts'
import type { ApiDeps, ApiSettings } from './deps.ts'

export const publicUrl = 'http://hubbub.test'
export const password = 'a long enough password'
export const setupToken = 'the token that start prints'

export interface TestApiOptions {
  settings?: Partial<ApiSettings>
  demo?: boolean
  /** Without it, mails of the system are kept in `mails`. */
  mailer?: null
  /** Real channels, in an installation that speaks to no server of the private network. */
  privateHostsShut?: true
  check?: (input: { settings: unknown; credentials: unknown }) => Promise<ChannelCheck>
}

const letIn = async () => ({ ok: true, steps: [{ step: 'imap', ok: true, message: 'fine' }] })

export interface TestMail {
  to: string
  subject: string
  text: string
}

export type TestApi = Awaited<ReturnType<typeof openTestApi>>

/** The whole API on a database of its own; only the network is replaced. */
export async function openTestApi(options: TestApiOptions = {}) {
  await using stack = new AsyncDisposableStack()
  const { url, secret } = stack.use(await cloneDatabase())
  const folder = stack.use(await tempDir())
  const database = stack.use(createDatabase({ url, secret, poolSize: 4 }))
  const store = createStore(database, ids)
  const told: Signalled[] = []
  const mails: TestMail[] = []
  const deps: ApiDeps = {
    settings: {
      ...loadConfig({ api: config }, {}).api,
      publicUrl,
      setupToken,
      requestsPerMinute: 100_000,
      openRequestsPerMinute: 100_000,
      attemptsPerMinute: 100_000,
      chatRequestsPerMinute: 100_000,
      ...options.settings,
    },
    database,
    store,
    keyring: createKeyring([secret]),
    signals: recordSignals(told),
    queues: { counts: async () => [{ name: 'route', waiting: 0, active: 0, delayed: 0, failed: 0 }] },
    blobs: createFolderBlobs(folder.path),
    press: createReportPress(stack.use(createPrinter())),
    channels: channelsFor(options),
    alertBots: createAlertBots({ urls: { telegram: 'http://127.0.0.1:9' }, clock: systemClock }),
    allowPrivateHosts: options.privateHostsShut !== true,
    signThread: (id) => id.replaceAll('-', ''),
    mailer: options.mailer === null ? null : { send: async (mail) => void mails.push(mail) },
    demo: options.demo ?? false,
    clock: systemClock,
    ids,
    metrics: createMetrics({ process: false }),
    health: { check: async () => ({ status: 'ok', parts: [{ name: 'database', ok: true }] }) },
  }
  const api = createApi(deps)
  stack.defer(api.closeChat)
  const browser = () => createBrowser(api.app, publicUrl)
  const disposal = stack.move()
  return {
    api,
    deps,
    database,
    store,
    url,
    secret,
    /** What was told to the queue. */
    told,
    mails,
    browser,
    /** Makes a workspace with an admin, past the setup page, so that there can be several. */
    makeWorkspace: async (name: string) => await makeWorkspace({ api, store, browser, name }),
    [Symbol.asyncDispose]: async () => await disposal.disposeAsync(),
  }
}

export interface Person {
  email: string
  memberId: string
  userId: string
  browser: Browser
}

export interface TestWorkspace {
  id: string
  brandId: string
  /** As `/api/v1/workspaces/<id>` and the rest. */
  at: (path: string) => string
  admin: Person
  add: (role: Role) => Promise<Person>
}

function channelsFor({ privateHostsShut, check = letIn }: TestApiOptions): ApiDeps['channels'] {
  const channels = createChannels({ allowPrivateHosts: privateHostsShut !== true, urls: {} })
  if (privateHostsShut === true) return channels
  return new Map([...channels].map(([kind, channel]) => [kind, { ...channel, check }]))
}

interface MakeWorkspace {
  api: Api
  store: Store
  browser: () => Browser
  name: string
}

async function makeWorkspace({ api, store, browser, name }: MakeWorkspace): Promise<TestWorkspace> {
  const id = ids.next()
  const brandId = ids.next()
  const slug = name.toLowerCase().replaceAll(/\W/g, '')
  await store.transaction(id, async ({ settings }) => {
    await settings.insertWorkspace({ id, name, demo: false })
    await settings.insertBrand({ id: brandId, name, signature: '' })
  })
  let count = 0
  const add = async (role: Role): Promise<Person> => {
    const email = `${role}${(count += 1)}@${slug}.test`
    const memberId = ids.next()
    const account = await api.accounts.create({ email, name: `${role} ${count}`, password })
    await store.transaction(id, async ({ people }) => {
      await people.insertMember({
        id: memberId,
        userId: account.id,
        name: account.name,
        email,
        role,
        visibility: 'all',
      })
    })
    const own = browser()
    await own.signIn(email, password)
    return { email, memberId, userId: account.id, browser: own }
  }
  return { id, brandId, at: (path) => `/api/v1/workspaces/${id}${path}`, admin: await add('admin'), add }
}
