import type { WorkContext } from '../intake/work-context.ts'
import type { ChatVisitorRow } from '../ports/chat.ts'
import type { Repositories } from '../ports/store.ts'
import { postRef } from '../rules/post-thread.ts'

export interface EnterChat {
  channelId: string
  /** Whom a genuine token names. */
  visitorId: string | null
  /** Whom the page vouches for; its word was checked. */
  user: { id: string; name?: string | undefined; email?: string | undefined } | null
  /** What the channel calls the room of a visitor. */
  roomOf(visitorId: string): string
}

/**
 * The visitor who comes: known by their token, or by the page that vouches for them, wherever they were before. Two
 * tabs that come at once agree by the key of the identity.
 */
export async function enterChat(ctx: WorkContext, input: EnterChat): Promise<ChatVisitorRow> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const known = await findKnown(repositories, input)
    if (input.user === null) return known ?? (await addVisitor(ctx, repositories, input))
    return await enterVouched(ctx, repositories, { ...input, user: input.user, known })
  })
}

async function findKnown({ chat }: Repositories, { channelId, visitorId }: EnterChat) {
  const known = visitorId === null ? null : await chat.find(visitorId)
  return known?.channelId === channelId ? known : null
}

type Vouched = EnterChat & { user: NonNullable<EnterChat['user']>; known: ChatVisitorRow | null }

async function enterVouched(
  ctx: WorkContext,
  repositories: Repositories,
  input: Vouched,
): Promise<ChatVisitorRow> {
  const { channelId, user, known } = input
  const theirs = await repositories.chat.findByIdentity(channelId, user.id)
  // What somebody began before they signed in is theirs; what another person began at this browser is not.
  const own = theirs ?? (known?.identity === null ? known : null)
  if (own === null) return await addVisitor(ctx, repositories, input)
  const patch = {
    identity: user.id,
    name: user.name ?? own.name,
    email: user.email ?? (own.emailVouched ? null : own.email),
    emailVouched: user.email !== undefined,
  }
  const { identity, name, email, emailVouched } = own
  const isSame =
    identity === patch.identity &&
    name === patch.name &&
    email === patch.email &&
    emailVouched === patch.emailVouched
  if (!isSame) await repositories.chat.update(own.id, patch)
  return { ...own, ...patch }
}

async function addVisitor(
  ctx: WorkContext,
  { chat }: Repositories,
  { channelId, user, roomOf }: EnterChat,
): Promise<ChatVisitorRow> {
  const id = ctx.ids.next()
  const visitor: ChatVisitorRow = {
    id,
    channelId,
    ref: postRef('direct', roomOf(id)),
    name: user?.name ?? null,
    email: user?.email ?? null,
    emailVouched: user?.email !== undefined,
    identity: user?.id ?? null,
    epoch: 1,
  }
  if (await chat.insert(visitor, ctx.clock.now())) return visitor
  const first = user === null ? null : await chat.findByIdentity(channelId, user.id)
  if (first === null) throw new Error('a visitor could not be written down')
  return first
}
