import { WebAPIPlatformError } from '@slack/web-api'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { SlackClient } from './client.ts'

interface SlackReaction {
  channel: string
  timestamp: string
  name: string
}

/** Slack refuses what is as it is to be; that is no failure. */
export async function setReaction(
  { call }: Pick<SlackClient, 'call'>,
  { isWanted, ...reaction }: SlackReaction & { isWanted: boolean },
): Promise<void> {
  const [method, already] = isWanted
    ? ['reactions.add', 'already_reacted']
    : ['reactions.remove', 'no_reaction']
  await call(method, z.object({}), reaction).catch((error: unknown) => {
    if (codeOf(error) !== already) throw error
  })
}

const codeOf = (error: unknown) =>
  error instanceof ChannelError && error.cause instanceof WebAPIPlatformError ? error.cause.data.error : null
