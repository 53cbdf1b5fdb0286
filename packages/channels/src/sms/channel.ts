import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { readablePhone } from '@hubbub/contracts/phone'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { replyWay } from '../reply-terms.ts'
import { checkSms } from './check-sms.ts'
import { credentialsSchema, limits, settingsSchema } from './config.ts'
import { errorWords } from './error-words.ts'
import { info } from './info.ts'
import { ownParty } from './mapper.ts'
import { createSmsSession } from './sms-session.ts'
import { answerCall, readCall } from './webhook.ts'

export const createSmsChannel = (policy: ChannelOptions) =>
  defineChannel({
    kind: 'sms',
    label: 'SMS',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkSms({ ...input, policy }, context),
    connect: ({ settings, credentials }, context) =>
      createSmsSession({ settings, credentials, policy }, context),
    address: ({ settings: { from, messagingServiceSid } }) =>
      from === '' ? messagingServiceSid : readablePhone(from),
    own: ({ settings }) => [ownParty(settings).value],
    door: ({ accountSid, apiUrl }) => JSON.stringify([accountSid, apiUrl]),
    abilities: () => ({
      direct: true,
      'reply-direct': true,
      receipts: true,
    }),
    replyTerms: (_, question) => replyTerms(question),
    webhook: {
      answer: answerCall,
      read: async (view, request, context) => await readCall(view, request, { policy, context }),
    },
  })

function replyTerms({ last }: ReplyQuestion): ReplyTerms {
  const way = replyWay('direct', {
    label: 'Text message',
    why: whyNot(last),
    limits: [
      { max: limits.segments, unit: 'segments', perLink: null },
      { max: limits.text, unit: 'characters', perLink: null },
    ],
  })
  return { ways: [way], openUrl: null }
}

function whyNot(last: ReplyQuestion['last']): string | null {
  if (last === null) return null
  if (last.post.facts['optOut'] === true) return errorWords(21610)
  return /^(\+\d{5,15}|\d{3,8})$/.test(last.author.value)
    ? null
    : 'A name without a number cannot be texted back'
}
