import { randomBytes, randomUUID } from 'node:crypto'
import type { Api } from '@hubbub/api'
import { createLogger, createSecretBox, createThreadTokens } from '@hubbub/runtime'
import { createCustomers, createMailServer, type RememberedConversation } from '@hubbub/simulators'
import type { Core } from '../compose/core.ts'
import type { StartContext } from '../start-context.ts'
import { awaitCrisis } from './await-crisis.ts'
import { bringAlerts } from './bring-alerts.ts'
import { bringColumns } from './bring-columns.ts'
import { bringCoverage } from './bring-coverage.ts'
import { bringDigest } from './bring-digest.ts'
import { bringHistory } from './bring-history.ts'
import { bringOnCall } from './bring-on-call.ts'
import { bringReports } from './bring-reports.ts'
import { bringTaken } from './bring-taken.ts'
import { bringVisitors } from './bring-visitors.ts'
import { connectNetworks } from './connect-networks.ts'
import { createDemoMemory } from './demo-memory.ts'
import { demoWorld } from './demo-world.ts'
import type { DemoNetworks } from './open-networks.ts'
import { demoContext, type DemoDeps, reconnectDemo, seedDemo } from './seed-demo.ts'
import { unfoldCrisis } from './unfold-crisis.ts'
import { startColleagues } from './start-colleagues.ts'

export interface DemoParts {
  core: Core
  api: Api
  networks: DemoNetworks
  /** Where the API stands, for those who come to it from outside. */
  url: string
  /** The folder of this installation. */
  data: string
}

const log = createLogger('demo')

/** The workspace, a mail server and networks of its own, customers who write to it, colleagues who take on some. */
export async function openDemo(
  { core, api, networks, url, data }: DemoParts,
  { stack, progress, signal }: StartContext,
): Promise<void> {
  progress.step('Opening the demo')
  const password = randomBytes(18).toString('base64url')
  const mail = stack.use(await createMailServer({ domain: 'northwind.example' }))
  mail.accounts.add(demoWorld.mailbox.address, password)
  // Where reports arrive; nobody reads them.
  for (const address of [demoWorld.admin.email, ...demoWorld.report.to, demoWorld.report.outside])
    mail.accounts.add(address, randomBytes(18).toString('base64url'))
  const deps: DemoDeps = {
    store: core.store,
    signals: core.producer.signals,
    clock: core.clock,
    ids: core.ids,
    accounts: api.accounts,
    catalogue: api.catalogue,
    secrets: createSecretBox(core.keyring),
    exclusive: core.database.leases,
  }
  const mailbox = { imap: mail.imap, smtp: mail.smtp, password }
  const [known] = await core.database.system.workspaceIds()
  const workspaceId = known ?? (await seedDemo(deps, mailbox))
  if (known === undefined) await bringOnCall(demoContext(deps, workspaceId))
  else await reconnectDemo(deps, known, mailbox)
  await connectNetworks(demoContext(deps, workspaceId), networks.crowd.accounts)
  const memory = createDemoMemory<RememberedConversation[]>(data, 'demo-customers.json')
  const customers = createCustomers({
    mail,
    to: demoWorld.mailbox.address,
    seed: randomUUID(),
    remembered: (await memory.load()) ?? [],
    onProgress: memory.save,
  })
  stack.defer(async () => {
    await customers.stop()
    await memory.written()
  })
  customers.start()
  networks.crowd.start()
  const tokens = createThreadTokens(core.keyring)
  const tools = {
    signThread: (conversationId: string) => tokens.sign(conversationId),
    catalogue: api.catalogue,
    blobs: core.blobs,
  }
  const past = { ctx: demoContext(deps, workspaceId), blobs: core.blobs, networks, data, signal }
  const history = bringHistory(past)
    .then(async () => await bringAlerts({ ctx: past.ctx, tools, signal }))
    .then(async () => await bringCoverage(past.ctx))
    .then(async () => await bringTaken(past.ctx, tools))
    .then(async () => await bringReports(past.ctx))
    .then(async () => await bringColumns(past.ctx))
    .then(async () => await bringDigest(past.ctx))
    .catch((error: unknown) => log.warn({ err: error }, 'the past of the demo'))
  stack.defer(async () => await history)
  stack.use(
    awaitCrisis(data, async (stopping) => {
      // The rules know what is usual once its past is in.
      await history
      const shown = demoContext(deps, workspaceId)
      await unfoldCrisis({
        ctx: shown,
        networks,
        say: (text) => progress.say(`  ${text}\n`),
        signal: stopping,
      })
    }),
  )
  await bringVisitors({ ctx: demoContext(deps, workspaceId), mail, url, data }, stack)
  stack.use(startColleagues(demoContext(deps, workspaceId), tools))
  progress.done('Demo: customers begin to write')
}
