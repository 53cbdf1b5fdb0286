import { AppError, type NewEvent } from '@hubbub/contracts'
import { normalisePhone } from '@hubbub/contracts/phone'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { NewConversation, RoutePlan } from '../ports/routing.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'
import { joinConversation } from './join-conversation.ts'
import { directionOf, type LogCall, type LoggedPerson, type LogPlace } from './log-input.ts'
import { loggedWords } from './logged-words.ts'

interface Person {
  id: string
  name: string
  version: number
  created: boolean
  identities: readonly { kind: string; value: string }[]
}

/** The contact's own conversation of calls and visits: the one that is there, else a new one. */
export async function openConversation(
  ctx: Context & { catalogue: ChannelCatalogue },
  repositories: Repositories,
  log: LogCall,
): Promise<LogPlace> {
  const channel = await logChannel(ctx, repositories, log.channelId)
  await repositories.routing.lockChannel(channel.id)
  const known = await findPerson(repositories, log, channel)
  if (known !== null) {
    // Whoever waits for a turn must not have written anything yet.
    const { refs } = await repositories.routing.threads(channel.id, {
      refs: [refOf(known.id)],
      conversationIds: [],
    })
    const conversationId = refs.get(refOf(known.id))
    const seen =
      conversationId === undefined ? null : await repositories.conversations.lock(ctx.caller, conversationId)
    if (seen !== null && seen.status !== 'spam')
      return await joinConversation(ctx, repositories, { ...log, conversationId: seen.id })
  }
  const person = known ?? (await meetPerson(ctx, repositories, log, channel))
  const conversationId = await create(ctx, repositories, { log, channel, person })
  return { conversationId, channelId: channel.id, contactName: person.name }
}

const refOf = (contactId: string) => `log ${contactId}`

async function logChannel(
  { catalogue }: { catalogue: ChannelCatalogue },
  { channels }: Repositories,
  wanted: string | undefined,
): Promise<KeptChannel> {
  const kinds = new Set(
    catalogue.kinds().flatMap(({ kind, filledBy }) => (filledBy === 'people' ? [kind] : [])),
  )
  const fit = (await channels.list()).filter(
    ({ id, kind, enabled }) => enabled && kinds.has(kind) && (wanted === undefined || id === wanted),
  )
  const [channel] = fit.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  if (channel !== undefined) return channel
  throw new AppError({
    code: 'log.no_channel',
    kind: 'conflict',
    message: 'There is no channel for calls and visits yet: add one under Settings, Channels',
  })
}

async function findPerson(
  { contacts }: Repositories,
  log: LogCall,
  channel: KeptChannel,
): Promise<Person | null> {
  const id =
    log.contactId ??
    (log.person === undefined
      ? null
      : await contacts.byIdentity({ kind: 'phone', value: phoneOf(log.person, channel) }))
  if (id === null) return null
  const found = await contacts.find(id)
  if (found === null) throw notFound('contact')
  return { ...found, created: false }
}

function phoneOf({ phone }: LoggedPerson, { settings }: KeptChannel): string {
  const country = settings['country']
  const value = normalisePhone(phone, typeof country === 'string' && country !== '' ? country : null)
  if (value !== null) return value
  throw new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Something in the request does not fit',
    details: {
      errors: [
        { path: 'body.person.phone', message: 'Write the number with + and its country, as +442079460018' },
      ],
    },
  })
}

async function meetPerson(
  ctx: Context,
  { routing }: Repositories,
  { person }: LogCall,
  channel: KeptChannel,
): Promise<Person> {
  if (person === undefined)
    throw new AppError({
      code: 'log.nobody',
      kind: 'invalid',
      message: 'It does not say with whom: name a contact, a conversation or a person',
    })
  permit(ctx, 'contact:write')
  const identity = { kind: 'phone', value: phoneOf(person, channel) }
  const name = person.name === '' ? null : person.name
  const met = await routing.resolveContacts([{ ...identity, name }], ctx.clock.now())
  const contact = met.get(identity.value)
  if (contact === undefined) throw new Error('a contact that was just made is missing')
  return { ...contact, identities: [identity] }
}

interface New {
  log: LogCall
  channel: KeptChannel
  person: Person
}

async function create(ctx: Context, { routing, events }: Repositories, made: New): Promise<string> {
  const now = ctx.clock.now()
  const { channel, person } = made
  const conversation = newConversation(ctx, made, now)
  const plan: RoutePlan = {
    created: [conversation],
    moved: [],
    messages: [],
    heard: [],
    adopted: [],
    refs: [{ ref: refOf(person.id), conversationId: conversation.id, own: true }],
    participants: person.identities.map(({ kind, value }) => ({
      conversationId: conversation.id,
      kind,
      value,
    })),
    activities: [],
  }
  await routing.apply(channel.id, plan, now)
  const { assigneeId, teamId } = conversation
  const told: NewEvent[] = [
    {
      type: 'conversation.created',
      subjectId: conversation.id,
      version: 1,
      conversationId: conversation.id,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience: { assigneeId, teamId } },
    },
  ]
  if (person.created)
    told.unshift({
      type: 'contact.created',
      subjectId: person.id,
      version: person.version,
      actor: ctx.caller.actor,
      trace: ctx.trace,
    })
  await events.append(told)
  return conversation.id
}

/** Who wrote it down has it; it is settled unless somebody still has to do something. */
function newConversation(ctx: Context, { log, channel, person }: New, now: Date): NewConversation {
  const id = ctx.ids.next()
  return {
    id,
    contactId: person.id,
    status: log.followUp ? 'open' : 'resolved',
    assigneeId: ctx.caller.memberId,
    teamId: channel.defaultTeam?.id ?? null,
    inboundCount: 0,
    sentiment: null,
    priority: 'none',
    marks: [],
    waitingSince: log.followUp ? log.at : null,
    firstReplyAt: log.outcome === 'talked' ? log.at : null,
    preview: previewOf(log.text === '' ? loggedWords(log) : log.text),
    previewDirection: directionOf(log.way),
    lastActivityAt: now,
    version: 1,
    subject: loggedWords(log).split(':')[0] ?? '',
    threadKey: `log:${id}`,
    possiblyRelated: null,
    resolvedAt: log.followUp ? null : now,
  }
}
