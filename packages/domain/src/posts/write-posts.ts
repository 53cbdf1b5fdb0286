import { AppError, type OwnPost, type PostMeta } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { claimAttachments } from '../inbox/add-note.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseOddTime } from '../inbox/refuse-reply.ts'
import type { StoredAttachment } from '../ports/attachments.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { Repositories } from '../ports/store.ts'
import { composeOwnPost, placeOf, refuseTogether } from '../rules/compose-own-post.ts'
import { type PostEnvelope, postMetaOf } from '../rules/reply-post.ts'
import { maySee } from '../rules/visibility.ts'
import { postEvent } from './post-event.ts'

export interface NewPost {
  channelId: string
  clientId: string
  text: string
  fields: Readonly<Record<string, string>>
}

export interface PublishPosts {
  /** Of one text in several places. */
  groupId: string
  posts: readonly NewPost[]
  /** Go along with each of them. */
  attachmentIds: readonly string[]
  /** Kept back until then. */
  sendAt?: Date | undefined
}

/** A file belongs to one post: the others get one of their own, which is written before its row. */
export type FileCopies = Map<string, Omit<StoredAttachment, 'messageId' | 'conversationId'>[]>

export interface WritePosts {
  catalogue: Pick<ChannelCatalogue, 'publishTerms'>
  input: PublishPosts
  copies: FileCopies
  /** When they leave, where no time is asked for. */
  due: Date
}

/** Keeps posts and their deliveries within a transaction; whoever calls it says that they are due. */
export async function writePosts(
  ctx: Context,
  repositories: Repositories,
  { catalogue, input, copies, due: usual }: WritePosts,
): Promise<{ items: OwnPost[]; due: Date }> {
  const now = ctx.clock.now()
  refuseOddTime(input, now)
  const files = await filesOf(repositories, input.attachmentIds)
  const channels: KeptChannel[] = []
  for (const { channelId } of input.posts) channels.push(await channelOf(ctx, repositories, channelId))
  const composed = refuseTogether(
    input.posts.map((post, index) => () => {
      const channel = channels[index]
      const terms = channel === undefined ? null : catalogue.publishTerms(channel)
      if (channel === undefined || terms === null) throw closed('Nothing can be published with this account')
      if (!channel.enabled) throw closed('The channel is switched off')
      const id = ctx.ids.next()
      const envelope = composeOwnPost(terms, { ...post, id, files })
      return { post, channel, id, envelope, place: placeOf(terms, envelope) }
    }),
  )
  const due = input.sendAt ?? usual
  for (const [index, one] of composed.entries())
    await write(ctx, repositories, {
      ...one,
      input,
      files: index === 0 ? null : (copies.get(one.post.clientId) ?? []),
      due,
      now,
    })
  const items = []
  for (const { id } of composed) {
    const item = await repositories.posts.find(ctx.caller, id)
    if (item === null) throw notFound('post')
    items.push(item)
  }
  return { items, due }
}

const closed = (message: string) => new AppError({ code: 'post.closed', kind: 'invalid', message })

async function channelOf(ctx: Context, { channels }: Repositories, id: string): Promise<KeptChannel> {
  const channel = await channels.find(id)
  const teamId = channel?.defaultTeam?.id ?? null
  if (channel === null || !maySee(ctx.caller, { assigneeId: null, teamId })) throw notFound('channel')
  return channel
}

async function filesOf({ attachments }: Repositories, ids: readonly string[]): Promise<StoredAttachment[]> {
  const files = []
  for (const id of ids) {
    const file = await attachments.find(id)
    if (file === null)
      throw new AppError({
        code: 'attachment.not_found',
        kind: 'invalid',
        message: 'An attachment is missing or already sent',
        details: { id },
      })
    files.push(file)
  }
  return files
}

interface Write {
  post: NewPost
  channel: KeptChannel
  id: string
  envelope: PostEnvelope
  place: PostMeta['place']
  input: PublishPosts
  /** Null: those that were uploaded. */
  files: Omit<StoredAttachment, 'messageId' | 'conversationId'>[] | null
  due: Date
  now: Date
}

async function write(ctx: Context, repositories: Repositories, one: Write): Promise<void> {
  const { post, channel, id, envelope, place, input, files, due, now } = one
  const { memberId, actor } = ctx.caller
  const subject = envelope.fields?.['title'] ?? null
  await repositories.messages.insert({
    id,
    conversationId: null,
    channelId: channel.id,
    externalId: envelope.messageId,
    clientId: post.clientId,
    kind: 'message',
    direction: 'out',
    author: {
      kind: memberId === null ? 'system' : 'member',
      id: actor.id,
      name: actor.name,
      value: channel.address,
    },
    authorMemberId: memberId,
    subject,
    text: envelope.text,
    meta: {
      post: { ...postMetaOf(envelope), place },
      published: { groupId: input.groupId, fields: envelope.fields ?? {} },
      ...(input.sendAt !== undefined && { scheduledFor: input.sendAt.toISOString() }),
    },
    thread: { ownRef: null, parentRefs: [], tokens: [] },
    mentions: [],
    sentAt: input.sendAt ?? now,
    trace: ctx.trace,
  })
  if (files === null) await claimAttachments(ctx, repositories, input.attachmentIds, id)
  else for (const file of files) await repositories.attachments.insert({ ...file, messageId: id })
  await repositories.messages.index({ id, subject, author: actor.name, text: envelope.text })
  await repositories.messages.queueDelivery({
    messageId: id,
    channelId: channel.id,
    envelope,
    state: due > now ? 'held' : 'queued',
    notBefore: due,
  })
  const teamId = channel.defaultTeam?.id ?? null
  await repositories.events.append([
    postEvent('post.created', { id, version: 1, teamId }, { actor, trace: ctx.trace }),
  ])
}
