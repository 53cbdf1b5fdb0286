import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { replyWay } from '../reply-terms.ts'
import { maxText, type YouTubeSettings } from './config.ts'

export const cannotWrite = 'An API key only reads; sign in with the channel to answer'

export function youtubeTerms({ access }: YouTubeSettings, { last }: ReplyQuestion): ReplyTerms {
  const limits = [{ max: maxText, unit: 'characters' as const, perLink: null }]
  return {
    ways: [replyWay('public', { limits, why: whyNot(access, last) })],
    openUrl: last?.post.url ?? last?.author.url ?? null,
  }
}

function whyNot(access: YouTubeSettings['access'], last: ReplyQuestion['last']): string | null {
  if (access === 'key') return cannotWrite
  if (last === null) return 'YouTube has no private messages, so nobody can be written to first'
  if (last.post.facts['video'] === true) return 'Below a video only comments can be answered from here'
  return last.post.facts['canReply'] === false ? 'The owner of the video has closed its comments' : null
}
