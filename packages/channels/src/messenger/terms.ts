import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { directWay, privateReplyWay } from '../meta/messaging/direct-way.ts'
import { replyWay } from '../reply-terms.ts'
import { limits, type MessengerSettings } from './config.ts'

const inPrivate = {
  limits: [{ max: limits.text, unit: 'characters' as const, perLink: null }],
  // A message of Messenger is words or a file, never both.
  files: {
    max: 1,
    maxBytes: limits.fileBytes,
    types: ['*/*'],
    textLimit: { max: 0, unit: 'characters' as const, perLink: null },
  },
}

export function messengerTerms({ humanAgent }: MessengerSettings, question: ReplyQuestion): ReplyTerms {
  const { last } = question
  const openUrl = last?.post.url ?? null
  if (last === null || last.post.audience === 'direct')
    return {
      ways: [directWay(question, { humanAgent, rest: inPrivate })],
      openUrl: openUrl ?? 'https://business.facebook.com/latest/inbox',
    }
  const comment = replyWay('public', {
    limits: [{ max: limits.comment, unit: 'characters', perLink: null }],
    files: {
      max: 1,
      maxBytes: limits.commentImageBytes,
      types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    },
  })
  return { ways: [comment, privateReplyWay(question, inPrivate)], openUrl }
}
