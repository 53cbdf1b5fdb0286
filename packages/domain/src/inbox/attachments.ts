import type { Attachment } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'
import { mustSee } from './read-messages.ts'

export interface NewUpload {
  filename: string
  contentType: string
  sha256: string
  content: Uint8Array
}

/** Stores a file before it is sent with a reply or note. The file is written first: a row never points at nothing. */
export async function uploadAttachment(ctx: Context, blobs: Blobs, upload: NewUpload): Promise<Attachment> {
  permit(ctx, 'note:write')
  const id = ctx.ids.next()
  const storageKey = `${ctx.workspaceId}/${id}`
  await blobs.put(storageKey, upload.content, upload.contentType)
  const attachment: Attachment = {
    id,
    filename: upload.filename,
    contentType: upload.contentType,
    size: upload.content.byteLength,
    inline: false,
    contentId: null,
  }
  await ctx.store.transaction(ctx.workspaceId, async ({ attachments }) => {
    await attachments.insert({
      ...attachment,
      messageId: null,
      uploadedBy: ctx.caller.memberId,
      sha256: upload.sha256,
      storageKey,
    })
  })
  return attachment
}

/** A file of a conversation that the caller may see, or an upload of their own that is not sent yet. */
export async function getAttachment(
  ctx: Context,
  blobs: Blobs,
  id: string,
): Promise<{ attachment: Attachment; content: ReadableStream<Uint8Array> }> {
  permit(ctx, 'conversation:read')
  const attachment = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await repositories.attachments.find(id)
    if (found === null) throw notFound('attachment')
    if (found.conversationId !== null) await mustSee(ctx, repositories, found.conversationId, 'attachment')
    else if (!(await maySeeLoose(ctx, repositories, found))) throw notFound('attachment')
    return found
  })
  return { attachment, content: await blobs.get(attachment.storageKey) }
}

/** Of a message that was only heard, of a post of ours, or an own upload. */
async function maySeeLoose(
  { caller }: Context,
  { mentions, posts }: Repositories,
  { messageId, uploadedBy }: { messageId: string | null; uploadedBy: string | null },
): Promise<boolean> {
  if (messageId === null) return uploadedBy === caller.memberId
  return ((await mentions.find(caller, messageId)) ?? (await posts.find(caller, messageId))) !== null
}
