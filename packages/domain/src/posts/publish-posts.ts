import { AppError, type OwnPost, type PostMeta } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { claimAttachments } from '../inbox/add-note.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseOddTime } from '../inbox/refuse-reply.ts'
import { permit } from '../permit.ts'
import type { StoredAttachment } from '../ports/attachments.ts'
import type { Blobs } from '../ports/blobs.ts'
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

export interface PublishTools {
  catalogue: Pick<ChannelCatalogue, 'publishTerms'>
  blobs: Blobs
}

/**
 * Writes posts that answer nothing and hands them to `deliver`: all of them, or none where one of the networks would not
 * take its own. Posted twice with the same client ids they are the same posts.
 */
export async function publishPosts(
  ctx: Context,
  tools: PublishTools,
  input: PublishPosts,
): Promise<OwnPost[]> {
  permit(ctx, 'post:publish')
  const copies = await copyFiles(ctx, tools, input)
  const { items, due } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const earlier = await findEarlier(ctx, repositories, input)
    if (earlier !== null) return { items: earlier, due: null }
    return await writeAll(ctx, repositories, { tools, input, copies })
  })
  if (due !== null)
    for (const { id } of items)
      await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: due })
  return items
}

/** All were written together, so that one of them says enough. */
async function findEarlier(
  ctx: Context,
  { posts }: Repositories,
  { posts: wanted }: PublishPosts,
): Promise<OwnPost[] | null> {
  const found: OwnPost[] = []
  for (const { clientId, channelId } of wanted) {
    const post = await posts.findByClientId(clientId)
    if (post?.channel.id === channelId && post.author?.id === (ctx.caller.memberId ?? undefined))
      found.push(post)
  }
  return found.length === wanted.length ? found : null
}

/** A file belongs to one post: the others get one of their own, which is written before its row. */
type Copies = Map<string, Omit<StoredAttachment, 'messageId' | 'conversationId'>[]>

async function copyFiles(
  ctx: Context,
  { blobs }: PublishTools,
  { posts, attachmentIds }: PublishPosts,
): Promise<Copies> {
  const copies: Copies = new Map()
  if (attachmentIds.length === 0 || posts.length < 2) return copies
  const files = await ctx.store.transaction(ctx.workspaceId, async ({ attachments }) => {
    const found = []
    for (const id of attachmentIds) found.push(await attachments.find(id))
    return found
  })
  for (const { clientId } of posts.slice(1)) {
    const own = []
    for (const file of files) {
      // What is missing is refused where it is claimed.
      if (file === null || file.messageId !== null || file.uploadedBy !== ctx.caller.memberId) continue
      const { messageId: _message, conversationId: _conversation, ...rest } = file
      const id = ctx.ids.next()
      const storageKey = `${ctx.workspaceId}/${id}`
      const content = new Uint8Array(await new Response(await blobs.get(file.storageKey)).arrayBuffer())
      await blobs.put(storageKey, content, file.contentType)
      own.push({ ...rest, id, storageKey })
    }
    copies.set(clientId, own)
  }
  return copies
}

interface Writing {
  tools: PublishTools
  input: PublishPosts
  copies: Copies
}

async function writeAll(
  ctx: Context,
  repositories: Repositories,
  { tools, input, copies }: Writing,
): Promise<{ items: OwnPost[]; due: Date }> {
  const now = ctx.clock.now()
  refuseOddTime(input, now)
  refuseTwice(input)
  const files = await filesOf(repositories, input.attachmentIds)
  const channels: KeptChannel[] = []
  for (const { channelId } of input.posts) channels.push(await channelOf(ctx, repositories, channelId))
  const composed = refuseTogether(
    input.posts.map((post, index) => () => {
      const channel = channels[index]
      const terms = channel === undefined ? null : tools.catalogue.publishTerms(channel)
      if (channel === undefined || terms === null) throw closed('Nothing can be published with this account')
      if (!channel.enabled) throw closed('The channel is switched off')
      const id = ctx.ids.next()
      const envelope = composeOwnPost(terms, { ...post, id, files })
      return { post, channel, id, envelope, place: placeOf(terms, envelope) }
    }),
  )
  const due = input.sendAt ?? (await afterUndoTime(ctx, repositories, now))
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

function refuseTwice({ posts }: PublishPosts): void {
  if (new Set(posts.map(({ channelId }) => channelId)).size === posts.length) return
  throw new AppError({ code: 'post.twice', kind: 'invalid', message: 'An account is named twice' })
}

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

async function afterUndoTime(ctx: Context, { messages }: Repositories, now: Date): Promise<Date> {
  const { memberId } = ctx.caller
  const seconds = memberId === null ? 0 : await messages.undoSeconds(memberId)
  return new Date(now.getTime() + seconds * 1000)
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
