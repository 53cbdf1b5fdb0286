import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { replyWay } from '../reply-terms.ts'
import type { NewPostTerms } from '../contract.ts'
import { newPost, postField } from '../new-post.ts'
import { type LemmySettings, limits } from './config.ts'

export function lemmyTerms({ last }: ReplyQuestion): ReplyTerms {
  const rest = {
    limits: [{ max: limits.text, unit: 'characters' as const, perLink: null }],
    formatting: 'markdown' as const,
  }
  const direct = replyWay('direct', rest)
  const openUrl = last?.post.url ?? last?.author.url ?? null
  // What was said in private is not answered before everybody.
  if (last?.post.audience === 'direct') return { ways: [direct], openUrl }
  const why = last?.post.facts['locked'] === true ? 'The moderators have locked the post' : null
  return { ways: [replyWay('public', { ...rest, why }), direct], openUrl }
}

export const lemmyPostTerms = ({ home }: LemmySettings): NewPostTerms =>
  newPost({
    limits: [{ max: limits.text, unit: 'characters', perLink: null }],
    formatting: 'markdown',
    textOptional: true,
    fields: [
      postField('title', 'Title', { required: true, max: limits.title }),
      postField('community', 'Community', {
        place: true,
        required: true,
        max: 300,
        initial: home ?? '',
        hint: 'Such as tea@lemmy.world.',
      }),
    ],
  })
