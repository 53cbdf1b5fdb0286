import { randomBytes, randomUUID } from 'node:crypto'
import type { Api } from '@hubbub/api'
import { createSecretBox } from '@hubbub/runtime'
import { createCustomers, createMailServer } from '@hubbub/simulators'
import type { Core } from '../compose/core.ts'
import type { StartContext } from '../start-context.ts'
import { demoWorld } from './demo-world.ts'
import { type DemoDeps, reconnectDemo, seedDemo } from './seed-demo.ts'

/** A mail server of its own, the workspace that reads from it, and customers who write to it. */
export async function openDemo(core: Core, api: Api, { stack, progress }: StartContext): Promise<void> {
  progress.step('Opening the demo')
  const password = randomBytes(18).toString('base64url')
  const mail = stack.use(await createMailServer({ domain: 'northwind.example' }))
  mail.accounts.add(demoWorld.mailbox.address, password)
  const deps: DemoDeps = {
    store: core.store,
    signals: core.producer.signals,
    clock: core.clock,
    ids: core.ids,
    accounts: api.accounts,
    checks: { check: async (kind, input) => await core.channels[kind].check(input) },
    secrets: createSecretBox(core.keyring),
  }
  const mailbox = { imap: mail.imap, smtp: mail.smtp, password }
  const [known] = await core.database.system.workspaceIds()
  if (known === undefined) await seedDemo(deps, mailbox)
  else await reconnectDemo(deps, known, mailbox)
  const customers = createCustomers({ mail, to: demoWorld.mailbox.address, seed: randomUUID() })
  stack.defer(async () => await customers.stop())
  customers.start()
  progress.done('Demo: customers begin to write')
}
