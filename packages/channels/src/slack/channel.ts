import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { newPost } from '../new-post.ts'
import { roomField, roomsOf } from '../rooms.ts'
import { replyWay } from '../reply-terms.ts'
import { checkSlack } from './check-slack.ts'
import { createSlackClient } from './client.ts'
import { info, kind, limits, scopes, slackCredentialsSchema, slackSettingsSchema } from './config.ts'
import { slackNotices } from './notices.ts'
import { createPeople } from './people.ts'
import { readEvents } from './read-events.ts'
import { createSelf, createSlackSession, readingOf } from './session.ts'
import { factsOf } from './target.ts'
import { answerCall } from './webhook.ts'

export function createSlackChannel({ urls }: ChannelOptions) {
  const root = () => `${(urls[kind] ?? 'https://slack.com').replace(/\/+$/, '')}/api/`
  const people = createPeople(systemClock)
  return defineChannel({
    kind,
    label: 'Slack',
    form: 'post',
    info,
    settings: slackSettingsSchema,
    credentials: slackCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: true, reply: true, lookup: true },
    check: async (input, context) =>
      await checkSlack(
        createSlackClient({ credentials: input.credentials, root: root() }, context),
        input,
        context,
      ),
    connect: (view, context) => createSlackSession({ ...view, root: root(), people }, context),
    address: ({ account }) => (account === null ? 'Slack' : `@${account.handle} at ${account.name}`),
    own: ({ account }) => (account === null ? [] : [account.id]),
    abilities: ({ account }) => ({
      mentions: may(account, ['app_mentions:read', 'channels:history', 'groups:history']),
      direct: may(account, ['im:history']),
      listen: may(account, ['channels:history', 'groups:history']),
      reply: may(account, ['chat:write']),
      'reply-direct': may(account, [scopes.direct]),
      react: may(account, [scopes.react]),
      publish: mayPublish(account),
      delete: may(account, ['chat:write']),
      profile: may(account, ['users:read']),
      typing: 'Slack lets apps show no typing',
      receipts: 'Slack does not tell what people have read',
    }),
    replyTerms: ({ account }, question) => replyTerms(account, question),
    publishTerms: ({ account }) => newPost({ ...open, fields: [roomField(roomsOf(account))] }),
    notices: slackNotices(root),
    webhook: {
      answer: ({ credentials, account }, request) =>
        answerCall({ secret: credentials.signingSecret, teamId: teamOf(account) }, request),
      async read({ settings, credentials, account = null }, { body }, context) {
        const client = createSlackClient({ credentials, root: root() }, context)
        const us = createSelf(client, account)
        const reading = readingOf({ settings, people }, { client, us, clock: context.clock })
        return await readEvents(await reading(), [JSON.parse(new TextDecoder().decode(body)) as unknown])
      },
    },
  })
}

function teamOf(account: ChannelAccount | null | undefined): string | null {
  const team = account?.facts['teamId']
  return typeof team === 'string' ? team : null
}

/** Any of these permissions is enough. Before the first check nothing is known against it. */
function may(account: ChannelAccount | null, any: readonly string[]): true | string {
  const granted = account?.facts['scopes']
  if (!Array.isArray(granted) || any.some((scope) => granted.includes(scope))) return true
  return `The app lacks the permission ${any.join(' or ')}: add it and install the app again`
}

function mayPublish(account: ChannelAccount | null): true | string {
  const writes = may(account, ['chat:write'])
  if (writes !== true || roomsOf(account).length > 0) return writes
  return 'The app was in no channel when its settings were last saved: invite it to one, and save them again'
}

const open = {
  limits: [{ max: limits.text, unit: 'characters', perLink: null }],
  files: { max: limits.files, maxBytes: limits.fileBytes, types: ['*/*'] },
  formatting: 'markdown',
} satisfies Parameters<typeof replyWay>[1]

function replyTerms(account: ChannelAccount | null, { last }: ReplyQuestion): ReplyTerms {
  const openUrl = last?.post.url ?? null
  const mayWrite = may(account, ['chat:write'])
  const why = mayWrite === true ? null : mayWrite
  if (last !== null && factsOf(last)?.direct === true)
    return { ways: [replyWay('direct', { ...open, why })], openUrl }
  const mayOpen = may(account, [scopes.direct])
  const direct = replyWay('direct', { ...open, why: why ?? (mayOpen === true ? null : mayOpen) })
  return { ways: last === null ? [direct] : [replyWay('public', { ...open, why }), direct], openUrl }
}
