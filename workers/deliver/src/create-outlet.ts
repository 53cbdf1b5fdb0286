import { ChannelError } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import {
  type ActionTools,
  type ChannelOutcome,
  type Outlet,
  recordChannelOutcome,
  type WorkContext,
} from '@hubbub/domain'
import { actAt } from './act-at.ts'
import type { Sessions } from './create-sessions.ts'
import { log } from './log.ts'

/** The way out of one workspace through its channels. */
export function createOutlet(
  ctx: WorkContext,
  sessions: Sessions,
  signal: AbortSignal,
): Outlet & ActionTools['outlet'] {
  const { workspaceId } = ctx
  const note = async (channelId: string, outcome: ChannelOutcome) =>
    await recordChannelOutcome(ctx, { channelId, outcome }).catch((error: unknown) => {
      log.warn({ err: error }, 'a channel’s state could not be noted')
    })

  return {
    send: async (channelId, message, sendSignal) =>
      await sessions.use(workspaceId, channelId, async (session, channel) => {
        try {
          const result = await session.send(message, { signal: sendSignal })
          if (channel.health === 'needs-sign-in') await note(channelId, { part: 'send', kind: 'succeeded' })
          return result
        } catch (error) {
          if (error instanceof ChannelError && error.class === 'reauthorize') {
            await note(channelId, {
              part: 'send',
              kind: 'failed',
              class: 'reauthorize',
              message: error.message,
            })
          }
          throw error
        }
      }),
    act: async (channelId, action) =>
      await sessions.use(workspaceId, channelId, async (session) => await actAt(session, action)),
    lookupSent: async (channelId, message, since) =>
      await sessions.use(
        workspaceId,
        channelId,
        async (session) => await session.lookupSent({ message, since }),
      ),
    judge(error) {
      if (error instanceof ChannelError) {
        const { class: errorClass, message, until, maybeSent, recipients } = error
        return { kind: 'failed', class: errorClass, message, until, recipients, maybeSent }
      }
      // Only an abort can strike in the middle of sending; all else of ours fails before the first byte.
      return {
        kind: 'failed',
        class: 'retry',
        message: errorMessage(error),
        until: null,
        recipients: [],
        maybeSent: signal.aborted,
      }
    },
  }
}
