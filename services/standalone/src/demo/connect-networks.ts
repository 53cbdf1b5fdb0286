import type { ChannelBudget } from '@hubbub/contracts'
import { createChannel, listBrands, listChannels, setChannelBudget, updateChannel } from '@hubbub/domain'
import type { CrowdAccount } from '@hubbub/simulators'
import { createLogger } from '@hubbub/runtime'
import type { DemoContext } from './seed-demo.ts'

const log = createLogger('demo')

/** X charges for what is read: this is what its settings show. */
const monthly: ChannelBudget = {
  costMicros: 25_000_000,
  units: {},
  alarms: [50, 80, 100],
  stops: [{ ability: 'listen', percent: 90 }],
}

/** Says on every screen that none of it is real. */
export const shownName = (name: string) => `${name} (simulated)`

/**
 * The brand's accounts at the networks of the demo. After a restart these have other ports and other tokens; the accounts
 * follow them. What somebody has removed stays so.
 */
export async function connectNetworks(ctx: DemoContext, accounts: readonly CrowdAccount[]): Promise<void> {
  const known = await listChannels(ctx)
  const isNew = !known.some(({ name }) => accounts.some((account) => shownName(account.name) === name))
  const [brand] = await listBrands(ctx)
  for (const { kind, name, settings, credentials } of accounts) {
    const channel = known.find((one) => one.kind === kind && one.name === shownName(name))
    // One that fails must not keep the others away.
    try {
      if (channel !== undefined)
        await updateChannel(ctx, {
          id: channel.id,
          change: { settings, credentials },
          expectedVersion: null,
        })
      else if (isNew && brand !== undefined)
        await connect(ctx, { kind, name, settings, credentials, brandId: brand.id })
    } catch (error) {
      log.warn({ err: error, kind }, 'a network of the demo could not be connected')
    }
  }
}

async function connect(
  ctx: DemoContext,
  { name, ...account }: CrowdAccount & { brandId: string },
): Promise<void> {
  const made = await createChannel(ctx, { ...account, name: shownName(name), defaultTeamId: null })
  if (made.kind === 'x') await setChannelBudget(ctx, { id: made.id, budget: monthly, expectedVersion: null })
}
