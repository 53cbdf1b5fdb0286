import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { User } from './api-types.ts'
import { createRedditClient, type RedditAccount, type RedditClient } from './client.ts'
import { identityOf, partyOfUser } from './mapper.ts'
import { missingScopes } from './terms.ts'

type Step = ChannelCheck['steps'][number]

/** Who the token speaks for, what it may do, and whether all that is listened to is there. */
export async function checkReddit(
  account: RedditAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createRedditClient(account, context)
  const { settings, signal } = account
  try {
    const me = await client.me(signal)
    if (identityOf(me.name) !== identityOf(settings.username)) {
      const message = `The token speaks for u/${me.name}, not for u/${settings.username}`
      return { ok: false, steps: [{ step: 'sign-in', ok: false, message }] }
    }
    const steps: Step[] = [{ step: 'sign-in', ok: true, message: `Signed in as u/${me.name}` }]
    steps.push(scopeStep(client.scopes()))
    for (const name of settings.subreddits) steps.push(await checkSubreddit(client, name, signal))
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(me, client.scopes()) }
  } catch (error) {
    return { ok: false, steps: [{ step: 'sign-in', ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}

function scopeStep(scopes: readonly string[]): Step {
  const missing = missingScopes(scopes)
  const reads =
    !missing.includes('read') && !missing.includes('privatemessages') && !missing.includes('history')
  const message =
    missing.length === 0 ? 'The token may do all that is needed' : `The token lacks ${missing.join(', ')}`
  return { step: 'scopes', ok: reads, message }
}

async function checkSubreddit(client: RedditClient, name: string, signal?: AbortSignal): Promise<Step> {
  const step = `r/${name}`
  try {
    await client.subreddit(name, signal)
    return { step, ok: true, message: 'It can be heard' }
  } catch (error) {
    return { step, ok: false, message: errorMessage(error) }
  }
}

function accountOf(user: User, scopes: string[]): ChannelAccount {
  const { value, url, avatarUrl } = partyOfUser(user)
  return {
    id: value,
    handle: user.name,
    name: user.name,
    url: url ?? null,
    avatarUrl: avatarUrl ?? null,
    facts: { scopes },
  }
}
