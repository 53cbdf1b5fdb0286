import { ChannelError } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import { collectBatch, type KeptCall, recordChannelOutcome, storable, type WorkChannel } from '@hubbub/domain'
import { createIds } from '@hubbub/runtime'
import { channelOf, contextOf, viewOf, workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools } from './collect-deps.ts'
import { count } from './pull-channel.ts'

/**
 * What a call tells of may not be here yet: a receipt comes before our own send is noted, an edit before its message. For
 * so long it stays unread, and the sweep has it read again; of what is still not here then, nobody here ever knew.
 */
const EARLY_MS = 60_000
/** A channel that is called says so this often. */
const REPORT_MS = 30_000

/**
 * Reads what a network called us with into the same way that everything takes. Idempotent: what was read is left, and what
 * comes twice is stored once. A call of a paused channel waits until it goes on.
 */
export async function readCall(
  deps: CollectDeps,
  { workspaceId, callId, trace }: { workspaceId: string; callId: string; trace: string | null },
): Promise<void> {
  const ctx = workContext(deps, { workspaceId, trace })
  const call = await ctx.store.transaction(workspaceId, ({ calls }) => calls.find(callId))
  if (call === null || call.readAt !== null) return
  const { channelId, receivedAt } = call
  const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
  if (channel === null || !channel.enabled) return
  const settle = async (end: { readAt: Date } | { error: string }) =>
    await ctx.store.transaction(workspaceId, ({ calls }) => calls.settle(callId, end))
  const batch = await read(deps, { workspaceId, channel, call }).catch(async (error: unknown) => {
    const later = error instanceof ChannelError && error.class !== 'rejected'
    // What is the call's own fault stays so however often it is read; a person may have it read again.
    if (!later) await settle({ error: storable(errorMessage(error)).slice(0, 2000) })
    throw error
  })
  // Networks tell whole seconds, and calls are read side by side: what is of one second stands in the order in which it came.
  const inOrder = { ...ctx, ids: createIds({ now: () => receivedAt }) }
  const collected = await collectBatch(inOrder, intakeTools(deps), { channelId, batch })
  count(deps, collected)
  const isEarly = ctx.clock.now().getTime() - receivedAt.getTime() < EARLY_MS
  if (collected.missing > 0 && isEarly) return
  await settle({ readAt: ctx.clock.now() })
  if (isFresh(channel, ctx.clock.now())) return
  const heard = collected.messageIds.length > 0
  await recordChannelOutcome(ctx, { channelId, outcome: { part: 'fetch', kind: 'succeeded', heard } })
}

async function read(
  deps: CollectDeps,
  { workspaceId, channel, call }: { workspaceId: string; channel: WorkChannel; call: KeptCall },
) {
  const { webhook } = channelOf(deps.channels, channel.kind)
  if (webhook === undefined)
    throw new ChannelError({ class: 'rejected', message: 'This kind of channel is not called' })
  const { request, body, receivedAt } = call
  return await webhook.read(
    viewOf(deps.secrets, channel),
    { ...request, body, receivedAt },
    contextOf(deps, { workspaceId, channel }),
  )
}

const isFresh = ({ health, lastSuccessAt }: WorkChannel, now: Date) =>
  health === 'connected' && lastSuccessAt !== null && now.getTime() - lastSuccessAt.getTime() < REPORT_MS
