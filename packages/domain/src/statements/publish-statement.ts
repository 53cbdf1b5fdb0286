import {
  AppError,
  fillGaps,
  type PublishTerms,
  type Statement,
  type StatementContent,
  textFor,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { Repositories } from '../ports/store.ts'
import { type NewPost, writePosts } from '../posts/write-posts.ts'
import { composeOwnPost, refuseTogether } from '../rules/compose-own-post.ts'
import { refuseUnfinished } from './ask-approval.ts'
import { changeStatement, type LockedStatement, personOf } from './change-statement.ts'
import { afterMove } from './standing.ts'

export interface PublishStatement {
  id: string
  approvalId: string
  posts: readonly { channelId: string; language: string; fields: Readonly<Record<string, string>> }[]
  despiteHold: boolean
}

/**
 * Publishes the approved version, to each network in its own words: with all of the accounts or with none. What an account
 * has said by this approval in this language it does not say again.
 */
export async function publishStatement(
  ctx: Context,
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'publishTerms'> },
  input: PublishStatement,
): Promise<Statement> {
  permit(ctx, 'post:publish')
  if (input.despiteHold) permit(ctx, 'outbound:hold')
  personOf(ctx)
  const due = ctx.clock.now()
  const written: string[] = []
  const statement = await changeStatement(ctx, input.id, async (repositories, locked) => {
    const { statements, escalations } = repositories
    const at = await escalations.now()
    afterMove(locked.standing, { kind: 'publish', approvalId: input.approvalId, at })
    const content = await statements.content(input.id, locked.standing.number)
    refuseUnfinished(content)
    if (content === null) return []
    const wanted = await toPublish(ctx, repositories, { input, content, catalogue })
    if (wanted.length === 0) return []
    const posts = wanted.map(({ post }) => post)
    const groupId = ctx.ids.next()
    const { items } = await writePosts(ctx, repositories, {
      catalogue,
      input: { groupId, posts, attachmentIds: [] },
      copies: new Map(),
      due,
    })
    for (const [index, { channel, language }] of wanted.entries()) {
      const { id: messageId, clientId } = items[index] ?? { id: '', clientId: null }
      await keep(ctx, repositories, { locked, input, channel, language, messageId, id: clientId ?? '', at })
      if (input.despiteHold) await repositories.holding.letPass(messageId, ctx.caller.actor.name, due)
      written.push(messageId)
    }
    const names = wanted.map(({ channel }) => channel.name).join(', ')
    const despite = input.despiteHold ? ', past the switch that holds sending' : ''
    return [
      { kind: 'publication', text: `Version ${locked.standing.number} is published with ${names}${despite}` },
    ]
  })
  for (const messageId of written)
    await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore: due })
  return statement
}

interface Wanted {
  channel: KeptChannel
  language: string
  post: NewPost
}

interface ToPublish {
  input: PublishStatement
  content: StatementContent
  catalogue: Pick<ChannelCatalogue, 'publishTerms'>
}

/** What each account says that has not said it yet; what any of them would refuse is told of all at once. */
async function toPublish(
  ctx: Context,
  { statements, channels }: Repositories,
  { input, content, catalogue }: ToPublish,
): Promise<Wanted[]> {
  const works: (() => Wanted | null)[] = []
  const named = new Set<string>()
  for (const { channelId, language, fields } of input.posts) {
    const key = `${channelId} ${language}`
    const isThere =
      named.has(key) || (await statements.isPublished(input.approvalId, { channelId, language }))
    named.add(key)
    const channel = await channels.find(channelId)
    if (channel === null) throw notFound('channel')
    const compose = () => ({
      channel,
      language,
      post: postOf(ctx, { channel, language, fields, content, terms: catalogue.publishTerms(channel) }),
    })
    works.push(() => (isThere ? null : compose()))
  }
  return refuseTogether(works).filter((one) => one !== null)
}

interface Compose {
  channel: KeptChannel
  language: string
  fields: Readonly<Record<string, string>>
  content: StatementContent
  terms: PublishTerms | null
}

function postOf(ctx: Context, { channel, language, fields, content, terms }: Compose): NewPost {
  const said = textFor(content, { network: channel.kind, language })
  if (said === null)
    throw new AppError({
      code: 'statement.no_text',
      kind: 'invalid',
      message: `There is no text for ${channel.name} in this language`,
    })
  const post = {
    channelId: channel.id,
    clientId: ctx.ids.next(),
    text: fillGaps(said.text, content.values),
    fields: fieldsOf(content, { given: fields, asked: terms?.fields ?? [] }),
  }
  // Whether the network would take it; it is composed again where it is written.
  if (terms !== null) composeOwnPost(terms, { ...post, id: post.clientId, files: [] })
  return post
}

/** Of what the network asks besides: the title is part of what was approved, and nobody adds words of their own. */
function fieldsOf(
  { headline, values }: StatementContent,
  { given, asked }: { given: Readonly<Record<string, string>>; asked: PublishTerms['fields'] },
): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { name, input, required } of asked) {
    const isTitle = name === 'title' && input === 'text'
    if (isTitle) fields[name] = fillGaps(headline, values).trim()
    else if ((input === 'select' || required) && given[name] !== undefined) fields[name] = given[name]
  }
  return fields
}

interface Keeping {
  locked: LockedStatement
  input: PublishStatement
  channel: KeptChannel
  language: string
  messageId: string
  id: string
  at: Date
}

async function keep(
  ctx: Context,
  { statements }: Repositories,
  { locked, input, channel, language, messageId, id, at }: Keeping,
): Promise<void> {
  const kept = await statements.addPublication({
    id,
    approvalId: input.approvalId,
    number: locked.standing.number,
    channel: { id: channel.id, name: channel.name, kind: channel.kind },
    language,
    messageId,
    by: ctx.caller.actor.name,
    at,
  })
  if (!kept)
    throw new AppError({
      code: 'statement.not_approved',
      kind: 'conflict',
      message: 'This approval does not stand any more',
    })
}
