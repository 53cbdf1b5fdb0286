import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { z } from 'zod'
import { replyWay } from '../reply-terms.ts'
import type { NewPostTerms } from '../contract.ts'
import { newPost, postField } from '../new-post.ts'
import { limits, type RedditSettings } from './config.ts'

const needed = ['identity', 'privatemessages', 'read', 'submit', 'history', 'edit', 'vote'] as const
type Scope = (typeof needed)[number]

/** Of the scopes that an app can have, those that this token was not given. */
export const missingScopes = (scopes: readonly string[]): Scope[] =>
  scopes.includes('*') ? [] : needed.filter((scope) => !scopes.includes(scope))

const factsSchema = z.object({ scopes: z.array(z.string()).catch([...needed]) })

/** True, or why not. Before the first check the best is thought of it. */
export function may(account: ChannelAccount | null, scope: Scope): true | string {
  const { scopes } = factsSchema.parse(account?.facts ?? {})
  return missingScopes(scopes).includes(scope) ? `The app was not given the scope “${scope}”` : true
}

export function redditTerms(account: ChannelAccount | null, { last }: ReplyQuestion): ReplyTerms {
  const rest = {
    limits: [{ max: limits.text, unit: 'characters' as const, perLink: null }],
    formatting: 'markdown' as const,
  }
  const writes = may(account, 'privatemessages')
  const direct = replyWay('direct', { ...rest, why: writes === true ? null : writes })
  const openUrl = last?.post.url ?? last?.author.url ?? null
  // What was said in private is not answered before everybody.
  if (last?.post.audience === 'direct') return { ways: [direct], openUrl }
  const closed = last?.post.facts['closed']
  const submits = may(account, 'submit')
  const lacking = submits === true ? null : submits
  const why = typeof closed === 'string' ? closed : lacking
  return { ways: [replyWay('public', { ...rest, why }), direct], openUrl }
}

export const redditPostTerms = ({ home, username }: RedditSettings): NewPostTerms =>
  newPost({
    limits: [{ max: limits.postText, unit: 'characters', perLink: null }],
    formatting: 'markdown',
    textOptional: true,
    fields: [
      postField('title', 'Title', { required: true, max: limits.title }),
      postField('community', 'Subreddit', {
        place: true,
        required: true,
        max: 50,
        initial: home ?? `u_${username}`,
        hint: `Its name without r/; u_${username} is the profile of the account.`,
      }),
    ],
  })
