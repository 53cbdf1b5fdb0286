import { notOffered } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from './channel-error.ts'
import { plainContext } from './context.ts'
import type { AccountView, Channel, ChannelDefinition, ChannelInput } from './contract.ts'
import { newPost } from './new-post.ts'
import { allAbilities } from './reply-terms.ts'

/** Makes a channel of its definition: what is stored is parsed here, once, so that a definition sees only its own types. */
export function defineChannel<Settings extends z.ZodType, Credentials extends z.ZodType>(
  definition: ChannelDefinition<Settings, Credentials>,
): Channel {
  const settingsOf = (input: Pick<ChannelInput, 'settings'>) =>
    parsePart(definition.settings, input.settings, 'settings')
  const credentialsOf = (input: Pick<ChannelInput, 'credentials'>) =>
    parsePart(definition.credentials, input.credentials, 'credentials')
  const view = (input: Omit<ChannelInput, 'credentials'>): AccountView<z.output<Settings>> => ({
    settings: settingsOf(input),
    account: input.account ?? null,
  })
  const { webhook, visitors, templates, notices, publishTerms, listening, ...rest } = definition

  return {
    ...rest,
    check: async ({ signal, ...input }, context = plainContext()) =>
      await definition.check(
        { settings: settingsOf(input), credentials: credentialsOf(input), signal },
        context,
      ),
    connect: (input, context = plainContext()) =>
      definition.connect({ ...view(input), credentials: credentialsOf(input) }, context),
    address: (input) => definition.address(view(input)),
    own: (input) => definition.own(view(input)),
    door: (settings) => definition.door?.(settingsOf({ settings })) ?? '',
    succeed: (given, stored, now) => {
      const parsed = credentialsOf({ credentials: given })
      const before = definition.credentials.safeParse(stored)
      return definition.succeed && before.success ? definition.succeed(parsed, before.data, now) : parsed
    },
    abilities: (input) => allAbilities(definition.abilities(view(input))),
    replyTerms: (input, question) => definition.replyTerms(view(input), question),
    publishTerms: (input) => {
      const { publish } = allAbilities(definition.abilities(view(input)))
      if (publishTerms !== undefined) return { ...publish, ...publishTerms(view(input)) }
      // Where the network has no such thing, there is nothing to say of it.
      return publish.why === notOffered ? null : { ...publish, can: false, ...newPost() }
    },
    listening: (input, wanted) => listening?.(view(input), wanted) ?? null,
    async profile({ party, ...input }, context = plainContext()) {
      const { kind, label } = definition
      await using session = definition.connect({ ...view(input), credentials: credentialsOf(input) }, context)
      if (session.profile !== undefined) return await session.profile({ ...party, kind })
      throw new ChannelError({ class: 'rejected', message: `${label} tells nothing of people` })
    },
    ...(templates && {
      templates: async ({ signal, ...input }, context = plainContext()) =>
        await templates({ settings: settingsOf(input), credentials: credentialsOf(input), signal }, context),
    }),
    ...(notices && {
      notices: {
        rooms: async (input, context, signal) =>
          await notices.rooms({ ...view(input), credentials: credentialsOf(input) }, context, signal),
        post: async (input, notice, context) =>
          await notices.post({ ...view(input), credentials: credentialsOf(input) }, notice, context),
      },
    }),
    ...(webhook && {
      webhook: {
        ...(webhook.accounts && { accounts: webhook.accounts }),
        answer: (input, request) =>
          webhook.answer({ ...view(input), credentials: credentialsOf(input) }, request),
        read: async (input, request, context) =>
          await webhook.read({ ...view(input), credentials: credentialsOf(input) }, request, context),
      },
    }),
    ...(visitors && {
      visitors: {
        view: (settings, now) => visitors.view(settingsOf({ settings }), now),
        isWelcome: (settings, origin) => visitors.isWelcome(settingsOf({ settings }), origin),
        isVouched: (credentials, user, now) => visitors.isVouched(credentialsOf({ credentials }), user, now),
        sign: (credentials, visitor, body) => visitors.sign(credentialsOf({ credentials }), visitor, body),
        read: visitors.read,
        share: visitors.share,
        roomOf: visitors.roomOf,
        renewSecret: (credentials, now) => visitors.renewSecret(credentialsOf({ credentials }), now),
      },
    }),
  }
}

function parsePart<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  // @NOTE issues name fields, never values, so no credential ends up in a log
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new ChannelError({ class: 'rejected', message: `Invalid ${part}: ${issues}` })
}
