import type { FileTerms, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { directWay, privateReplyWay } from '../meta/messaging/direct-way.ts'
import { replyWay } from '../reply-terms.ts'
import { type InstagramSettings, limits } from './config.ts'

/** A message of Instagram is words or a file, never both; to a token of the account itself files cannot be handed. */
const files: FileTerms = {
  max: 1,
  maxBytes: limits.fileBytes,
  types: ['image/jpeg', 'image/png', 'image/gif', 'audio/*', 'video/*', 'application/pdf'],
  textLimit: { max: 0, unit: 'characters', perLink: null },
}

export function instagramTerms(
  { humanAgent, login }: InstagramSettings,
  question: ReplyQuestion,
): ReplyTerms {
  const { last } = question
  const inPrivate = {
    limits: [{ max: limits.textBytes, unit: 'bytes' as const, perLink: null }],
    files: login === 'facebook' ? files : null,
  }
  const openUrl = last?.post.url ?? last?.author.url ?? null
  if (last === null || last.post.audience === 'direct')
    return { ways: [directWay(question, { humanAgent, rest: inPrivate })], openUrl }
  const mention = last.author.handle === undefined ? 0 : last.author.handle.length + 2
  const comment = replyWay('public', {
    limits: [{ max: limits.comment - mention, unit: 'characters', perLink: null }],
  })
  return { ways: [comment, privateReplyWay(question, inPrivate)], openUrl }
}
