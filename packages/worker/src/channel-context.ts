import { type ChannelContext, ChannelError, type Use } from '@hubbub/channels'
import type { Ability } from '@hubbub/contracts'
import { type Blobs, createCredentialKeeper, judgeUse, noteUse, type Secrets } from '@hubbub/domain'
import { createLogger } from '@hubbub/runtime'
import { createImportDesk } from './import-desk.ts'
import { type WorkerDeps, workContext } from './worker-deps.ts'

const log = createLogger('channel')

export interface ContextDeps extends Pick<WorkerDeps, 'store' | 'producer' | 'clock' | 'ids' | 'database'> {
  secrets: Secrets
  /** Where the world reaches this installation; null where it does not. */
  publicUrl?: string | null
  /** Where files to import lie; only who collects has them. */
  blobs?: Blobs
}

/** What a channel stands on, shared by all processes through the database. */
export function createChannelContext(
  deps: ContextDeps,
  { workspaceId, channelId, hasWebhook }: { workspaceId: string; channelId: string; hasWebhook: boolean },
): ChannelContext {
  const { store, clock, secrets, publicUrl = null } = deps
  const ctx = workContext(deps, { workspaceId, trace: null })
  const exclusive = deps.database.leases
  const judge = async (ability: Ability) => await judgeUse(ctx, channelId, ability)
  return {
    clock,
    credentials: createCredentialKeeper({ workspaceId, store, secrets, exclusive }, channelId),
    allotment: {
      async emptyUntil(bucket) {
        const found = await store.transaction(workspaceId, ({ usage }) => usage.allotment(channelId, bucket))
        return found !== null && found.remaining <= 0 && found.resetsAt > clock.now() ? found.resetsAt : null
      },
      note: async (bucket, state) =>
        await store.transaction(workspaceId, ({ usage }) =>
          usage.noteAllotment(channelId, { bucket, ...state }),
        ),
    },
    meter: {
      async permit(ability) {
        const { stopped, until, percent } = await judge(ability)
        if (stopped) throw usedUp(ability, until, percent)
      },
      allows: async (ability) => !(await judge(ability)).stopped,
      spend: async (use) =>
        await noteUse(ctx, channelId, rowOf(use)).catch((error: unknown) => {
          log.error(
            { err: error, channelId, unit: use.unit, amount: use.amount },
            'what was used is not counted',
          )
        }),
      used: async () => {
        const { percent } = await judge('listen')
        return percent === null ? null : percent / 100
      },
    },
    imports:
      deps.blobs === undefined
        ? null
        : createImportDesk({ ...deps, blobs: deps.blobs }, { workspaceId, channelId }),
    webhookUrl: hasWebhook && publicUrl !== null ? new URL(`/hooks/${channelId}`, publicUrl).href : null,
  }
}

const rowOf = ({ for: ability, unit, amount, costMicros = 0 }: Use) => ({
  ability,
  unit,
  amount: Math.round(amount),
  costMicros: Math.round(costMicros),
})

function usedUp(ability: Ability, until: Date, percent: number | null): ChannelError {
  const used = Math.floor(percent ?? 100)
  return new ChannelError({
    class: 'rate-limited',
    budget: true,
    until,
    message: `${used} % of this month’s budget is used: “${ability}” rests until ${until.toISOString().slice(0, 10)}`,
  })
}
