import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { checkLemmy } from './check-lemmy.ts'
import { lemmyCredentialsSchema, lemmySettingsSchema } from './config.ts'
import { info } from './info.ts'
import { planLemmy } from './listening.ts'
import { kind } from './mapper.ts'
import { createLemmySession } from './session.ts'
import { lemmyPostTerms, lemmyTerms } from './terms.ts'

export const createLemmyChannel = (options: ChannelOptions) =>
  defineChannel({
    kind,
    label: 'Lemmy',
    form: 'post',
    info,
    settings: lemmySettingsSchema,
    credentials: lemmyCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkLemmy({ ...input, policy: options }, context),
    connect: ({ settings, credentials }, context) =>
      createLemmySession({ settings, credentials, policy: options }, context),
    address: ({ settings: { username, url } }) => `@${username}@${new URL(url).host}`,
    own: ({ account }) => (account === null ? [] : [account.id]),
    door: ({ url, username }) => `${url}/u/${username.toLowerCase()}`,
    abilities: ({ settings: { communities, searches, monitors } }) => ({
      listen:
        communities.length + searches.length > 0 || monitors || 'No communities and no searches are set',
      mentions: true,
      comments: true,
      direct: true,
      reply: true,
      'reply-direct': true,
      publish: true,
      react: true,
      delete: true,
      profile: true,
      hide: 'Only moderators of a community can remove what others wrote',
    }),
    replyTerms: (_view, question) => lemmyTerms(question),
    publishTerms: ({ settings }) => lemmyPostTerms(settings),
    listening: ({ settings }, wanted) => planLemmy(settings, wanted),
  })
