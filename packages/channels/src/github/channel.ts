import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { replyWay } from '../reply-terms.ts'
import { checkGithub } from './check-github.ts'
import { credentialsSchema, info, kind, settingsSchema } from './config.ts'
import { createGithubSession, oursOf } from './session.ts'
import { answerCall, readCall } from './webhook.ts'

const maxComment = 65_536

export const createGithubChannel = (options: ChannelOptions) =>
  defineChannel({
    kind,
    label: 'GitHub',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkGithub({ ...input, policy: options }, context),
    connect: (input, context) => createGithubSession({ ...input, policy: options }, context),
    address: ({ settings: { repositories }, account }) =>
      account?.handle == null ? repositories.join(', ').slice(0, 200) || 'GitHub' : `@${account.handle}`,
    own: ({ account }) => (account === null ? [] : [account.id]),
    door: ({ url }) => url,
    abilities: ({ settings: { repositories } }) => ({
      listen: repositories.length > 0 || 'No repositories are set',
      comments: repositories.length > 0 || 'No repositories are set',
      mentions: true,
      reply: true,
      react: true,
      delete: true,
      profile: true,
      direct: 'GitHub has no private messages',
      'reply-direct': 'GitHub has no private messages',
      hide: 'Comments are hidden on GitHub itself',
    }),
    replyTerms: (_view, question) => termsOf(question),
    webhook: {
      answer: ({ credentials: { webhookSecret } }, request) => answerCall(webhookSecret, request),
      read: async ({ settings, account = null }, request) =>
        readCall(request, ours(account, settings.onlyNamed)),
    },
  })

/** Without it nobody could tell what we wrote ourselves. */
function ours(account: ChannelAccount | null, onlyNamed: boolean) {
  const us = oursOf(account, onlyNamed)
  if (us !== null) return us
  throw new ChannelError({ class: 'retry', message: 'The account is not known yet: test the connection' })
}

function termsOf({ last }: ReplyQuestion): ReplyTerms {
  const why = last === null ? 'GitHub is answered below an issue, pull request or discussion' : null
  const limits = [{ max: maxComment, unit: 'characters' as const, perLink: null }]
  return {
    ways: [replyWay('public', { why, limits, formatting: 'markdown' })],
    openUrl: last?.post.url ?? null,
  }
}
