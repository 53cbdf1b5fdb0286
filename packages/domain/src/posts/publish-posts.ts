import { AppError, type OwnPost } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'
import { type FileCopies, type PublishPosts, writePosts } from './write-posts.ts'

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
  refuseTwice(input)
  const copies = await copyFiles(ctx, tools, input)
  const { items, due } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const earlier = await findEarlier(ctx, repositories, input)
    if (earlier !== null) return { items: earlier, due: null }
    const { catalogue } = tools
    const due = await afterUndoTime(ctx, repositories)
    return await writePosts(ctx, repositories, { catalogue, input, copies, due })
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

async function copyFiles(
  ctx: Context,
  { blobs }: PublishTools,
  { posts, attachmentIds }: PublishPosts,
): Promise<FileCopies> {
  const copies: FileCopies = new Map()
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

function refuseTwice({ posts }: PublishPosts): void {
  if (new Set(posts.map(({ channelId }) => channelId)).size === posts.length) return
  throw new AppError({ code: 'post.twice', kind: 'invalid', message: 'An account is named twice' })
}

async function afterUndoTime(ctx: Context, { messages }: Repositories): Promise<Date> {
  const { memberId } = ctx.caller
  const seconds = memberId === null ? 0 : await messages.undoSeconds(memberId)
  return new Date(ctx.clock.now().getTime() + seconds * 1000)
}
