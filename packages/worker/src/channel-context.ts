import { type ChannelContext, sharedUsage } from '@hubbub/channels'
import { type Blobs, createCredentialKeeper, createUsageKeeper, type Secrets } from '@hubbub/domain'
import { createLogger } from '@hubbub/runtime'
import { createImportDesk } from './import-desk.ts'
import { createWantedDesk, type WantedSource } from './wanted-source.ts'
import { type WorkerDeps, workContext } from './worker-deps.ts'

const log = createLogger('channel')

export interface ContextDeps extends Pick<WorkerDeps, 'store' | 'producer' | 'clock' | 'ids' | 'database'> {
  secrets: Secrets
  /** Where the world reaches this installation; null where it does not. */
  publicUrl?: string | null
  /** Where files to import lie; only who collects has them. */
  blobs?: Blobs
  /** What monitors want; only who collects asks for it. */
  wanted?: WantedSource
}

export interface ContextOf {
  workspaceId: string
  channel: { id: string; kind: string; name: string }
  hasWebhook: boolean
}

/** What a channel stands on, shared by all processes through the database. */
export function createChannelContext(
  deps: ContextDeps,
  { workspaceId, channel, hasWebhook }: ContextOf,
): ChannelContext {
  const { store, clock, secrets, publicUrl = null } = deps
  const channelId = channel.id
  const ctx = workContext(deps, { workspaceId, trace: null })
  const exclusive = deps.database.leases
  return {
    clock,
    credentials: createCredentialKeeper({ workspaceId, store, secrets, exclusive }, channelId),
    ...sharedUsage(createUsageKeeper(ctx, channelId), (error, { unit, amount }) => {
      log.error({ err: error, channelId, unit, amount }, 'what was used is not counted')
    }),
    imports:
      deps.blobs === undefined
        ? null
        : createImportDesk({ ...deps, blobs: deps.blobs }, { workspaceId, channelId }),
    wanted: deps.wanted === undefined ? null : createWantedDesk(deps, deps.wanted, { workspaceId, channel }),
    webhookUrl: hasWebhook && publicUrl !== null ? new URL(`/hooks/${channelId}`, publicUrl).href : null,
  }
}
