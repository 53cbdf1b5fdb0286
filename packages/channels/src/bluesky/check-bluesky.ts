import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { type BlueskyAccount, createBlueskyClient } from './client.ts'
import { isWithoutChat } from './pull-chat.ts'

/** Signs in, and tries whether the app password opens direct messages too. */
export async function checkBluesky(
  account: BlueskyAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createBlueskyClient(account, context)
  const steps: ChannelCheck['steps'] = []
  try {
    const did = await client.did()
    const me = await client.profile(did, account.signal)
    steps.push({ step: 'sign-in', ok: true, message: `Signed in as @${me.handle}` })
    const { mayChat, words } = await tryChat(client, account.signal ?? AbortSignal.timeout(30_000))
    steps.push({ step: 'messages', ok: true, message: words })
    return {
      ok: true,
      steps,
      account: {
        id: did,
        handle: me.handle,
        name: me.displayName ?? me.handle,
        url: `https://bsky.app/profile/${did}`,
        avatarUrl: me.avatar ?? null,
        facts: { mayChat },
      },
    }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    const step = steps.length === 0 ? 'sign-in' : 'messages'
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}

/** The chat is another service: an account is no worse for its being out of reach. */
async function tryChat(client: ReturnType<typeof createBlueskyClient>, signal: AbortSignal) {
  try {
    await client.convos(signal)
    return { mayChat: true, words: 'Direct messages are open to it' }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    if (isWithoutChat(error))
      return { mayChat: false, words: 'The app password was made without access to direct messages' }
    if (error.class !== 'retry') throw error
    return { mayChat: true, words: `Direct messages cannot be reached just now: ${error.message}` }
  }
}
