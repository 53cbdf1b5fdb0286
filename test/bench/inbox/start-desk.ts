import { createPrinter, createReportPress } from '@hubbub/print'
import { join } from 'node:path'
import { apiConfig, startApi } from '@hubbub/api'
import { emailSettingsSchema, type Role, type Visibility } from '@hubbub/contracts'
import { createAlertBots, createChannels } from '@hubbub/channels'
import { createDatabase, createStore, migrate } from '@hubbub/database'
import { createHealth, createKeyring, createMetrics, ids, loadConfig, systemClock } from '@hubbub/runtime'
import { freePort } from '@hubbub/runtime/free-port'
import { createFolderBlobs } from '@hubbub/storage'
import { recordSignals } from '@hubbub/test-support'
import { type Person, setUpWorkspace, signIn } from '../../lib/sign-in.ts'

export interface Desk {
  workspaceId: string
  brandId: string
  channelId: string
  teams: string[]
  labels: string[]
  members: string[]
  /** Agents, by what they may see. */
  agents: Record<Visibility, Person>
}

const setupToken = 'the token of the measurement'
const password = 'a long enough password'
const unlimited = 1_000_000_000
const sights = ['all', 'team', 'own'] as const satisfies Visibility[]

/** The API alone, with a workspace of twenty people, six teams and twelve labels, and three of the agents signed in. */
export async function startDesk(
  { databaseUrl, secret, dataDir }: { databaseUrl: string; secret: string; dataDir: string },
  stack: AsyncDisposableStack,
): Promise<Desk> {
  await migrate({ url: databaseUrl, secret })
  const database = stack.use(createDatabase({ url: databaseUrl, secret, poolSize: 10 }))
  const store = createStore(database, ids)
  const keyring = createKeyring([secret])
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const limits = {
    requestsPerMinute: unlimited,
    openRequestsPerMinute: unlimited,
    attemptsPerMinute: unlimited,
  }
  const ending = new AbortController()
  stack.defer(() => ending.abort())
  const { api } = stack.use(
    await startApi(
      {
        settings: { ...loadConfig({ api: apiConfig }, {}).api, ...limits, port, publicUrl: url, setupToken },
        database,
        store,
        keyring,
        ids,
        clock: systemClock,
        metrics: createMetrics(),
        signals: recordSignals([]),
        queues: { counts: async () => [] },
        blobs: createFolderBlobs(join(dataDir, 'attachments')),
        channels: createChannels({ allowPrivateHosts: true, urls: {} }),
        alertBots: createAlertBots({ urls: {}, clock: systemClock }),
        signThread: (conversationId) => conversationId,
        press: createReportPress(createPrinter()),
        mailer: null,
        demo: false,
        health: createHealth(),
      },
      ending.signal,
    ),
  )
  const { workspaceId } = await setUpWorkspace({ url, token: setupToken })
  const hire = async (index: number, role: Role, visibility: Visibility, teamIds: string[]) => {
    const id = ids.next()
    const email = `person${index}@hubbub.test`
    const account = await api.accounts.create({ email, name: `Person ${index}`, password })
    await store.transaction(workspaceId, async ({ people }) => {
      await people.insertMember({ id, userId: account.id, name: account.name, email, role, visibility })
      await people.setMemberTeams(id, teamIds)
    })
    return { id, email }
  }
  const place = await furnish(store, workspaceId)
  const hired: { id: string; email: string }[] = []
  for (let index = 0; index < 20; index += 1) {
    const teamIds = place.teams.slice(index % 6, (index % 6) + 2)
    hired.push(await hire(index, 'agent', sights[index] ?? 'all', teamIds))
  }
  const person = async (at: number) =>
    await signIn({ url, workspaceId, email: hired[at]?.email ?? '', password })
  return {
    workspaceId,
    ...place,
    members: hired.map(({ id }) => id),
    agents: { all: await person(0), team: await person(1), own: await person(2) },
  }
}

async function furnish(store: ReturnType<typeof createStore>, workspaceId: string) {
  const channelId = ids.next()
  const teams = Array.from({ length: 6 }, () => ids.next())
  const labels = Array.from({ length: 12 }, () => ids.next())
  const server = { host: '127.0.0.1', port: 1, security: 'none' as const }
  const address = 'help@roasters.test'
  const brandId = await store.transaction(workspaceId, async ({ settings, people, channels }) => {
    const [brand] = await settings.listBrands()
    if (brand === undefined) throw new Error('there is no brand')
    for (const [index, id] of teams.entries()) await people.insertTeam({ id, name: `Team ${index}` })
    for (const [index, id] of labels.entries())
      await settings.insertLabel({ id, name: `label ${index}`, color: '#00aa88' })
    await channels.insert({
      id: channelId,
      kind: 'email',
      name: 'Customer care',
      brandId: brand.id,
      defaultTeamId: null,
      address,
      settings: emailSettingsSchema.parse({ address, imap: server, smtp: server, user: address }),
      account: null,
      own: [address],
      credentials: 'sealed',
    })
    return brand.id
  })
  return { brandId, channelId, teams, labels }
}
