import { plainContext, sharedUsage } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'
import type { ChannelCatalogue } from '@hubbub/domain'
import type { z } from 'zod'
import type { ApiChannel, ApiDeps } from '../deps.ts'
import { refuseShutDoor } from './refuse-shut-door.ts'
import { log } from '../log.ts'
import { sayUnavailable } from './say-unavailable.ts'

export interface CatalogueSettings {
  publicUrl: string
}

/** The networks as the verbs see them: input that does not fit is named by its path, and closed doors stay closed. */
export function createCatalogue(
  channels: ApiDeps['channels'],
  settings: CatalogueSettings,
): ChannelCatalogue {
  const of = (kind: string) => {
    const channel = channels.get(kind)
    if (channel !== undefined) return channel
    throw new AppError({
      code: 'channel.kind_unknown',
      kind: 'invalid',
      message: `There is no kind of channel called “${kind}”`,
    })
  }
  return {
    kinds: () => [...channels.values()].map(kindInfo),
    parse(kind, input) {
      const channel = of(kind)
      return {
        settings: fit(channel.settings, input.settings, 'settings'),
        credentials:
          input.credentials === undefined
            ? undefined
            : fit(channel.credentials, input.credentials, 'credentials'),
      }
    },
    async check(kind, input, keeper) {
      const channel = of(kind)
      // A channel that is only being tried has no address yet; where it would stand is what counts.
      const webhookUrl = new URL('/hooks/new', settings.publicUrl).href
      const context = plainContext({ webhookUrl, ...(keeper && { credentials: keeper }) })
      return await channel.check(input, context).catch(refuseShutDoor)
    },
    // Every channel keeps an object of named values.
    succeed: (kind, { given, stored, now }) =>
      of(kind).succeed(given, stored, now) as Record<string, unknown>,
    listening: (view, monitors) => {
      const { id, kind, name } = view
      return of(kind).listening(view, { channel: { id, kind, name }, monitors })
    },
    async templates(kind, input, keeper) {
      const { templates } = of(kind)
      if (templates === undefined) return []
      return await templates(input, plainContext({ credentials: keeper })).catch(sayUnavailable)
    },
    async profile(kind, input, { credentials, usage }) {
      const shared = sharedUsage(usage, (err) => log.error({ err, kind }, 'what was used is not counted'))
      const context = plainContext({ credentials, ...shared })
      return await of(kind).profile(input, context).catch(sayUnavailable)
    },
    door: (kind, stored) => of(kind).door(stored),
    describe(view) {
      const channel = of(view.kind)
      const webhookUrl = isCalled(channel) ? new URL(`/hooks/${view.id}`, settings.publicUrl).href : null
      return {
        // A chat is no account that could be connected twice: any number may be called the same.
        address:
          channel.visitors === undefined
            ? channel.address(view)
            : `${channel.address(view)} · ${view.id.slice(-6)}`,
        own: channel.own(view).map((value) => value.toLowerCase()),
        abilities: channel.abilities(view),
        webhookUrl,
        share: channel.visitors?.share({ id: view.id, publicUrl: settings.publicUrl }) ?? [],
      }
    },
    renewSecret: (kind, credentials, now) => of(kind).visitors?.renewSecret(credentials, now) ?? null,
    publishTerms: (view) => of(view.kind).publishTerms(view),
    replyTerms: (view, question) => {
      const { form, replyTerms } = of(view.kind)
      return { ...replyTerms(view, question), form }
    },
  }
}

function kindInfo(channel: ApiChannel) {
  const { kind, label, info, notices } = channel
  const reactions = info.offers.includes('react') ? ['❤️'] : []
  const reactsOnce = (info.reactions ?? reactions).length < 2
  const usual = {
    units: [],
    reactions,
    reactsOnce,
    filledBy: 'network' as const,
    preview: null,
    secret: null,
  }
  return { ...usual, ...info, kind, label, webhook: isCalled(channel), notices: notices !== undefined }
}

/** Whether somebody outside has to be told an address; what visitors say we bring to it ourselves. */
const isCalled = ({ webhook, visitors }: ApiChannel) => webhook !== undefined && visitors === undefined

function fit(schema: z.ZodType, value: unknown, part: 'settings' | 'credentials'): Record<string, unknown> {
  const result = schema.safeParse(value)
  // Every channel keeps an object of named values.
  if (result.success) return result.data as Record<string, unknown>
  const errors = result.error.issues.map(({ path, message }) => ({
    path: ['body', part, ...path.map(String)].join('.'),
    message,
  }))
  throw new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Some of the input is wrong',
    details: { errors },
  })
}
