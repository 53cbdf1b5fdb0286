import type { OutboundEnvelope, Party, PostMeta, ReplyAudience, ThreadHints } from '@hubbub/contracts'
import type { RoutableMessage } from '../ports/routing.ts'

/** What a thread needs to know of a post. */
export type ThreadedPost = Pick<RoutableMessage, 'author' | 'direction' | 'thread' | 'addressed'> & {
  post: Pick<PostMeta, 'audience' | 'place' | 'to'>
}

/** In private another thread goes on than before everybody, though one post may have begun both. */
export const postRef = (audience: PostMeta['audience'], ref: string): string =>
  audience === 'direct' ? `direct ${ref}` : ref

export const sideOf = (audience: PostMeta['audience']): ReplyAudience =>
  audience === 'direct' ? 'direct' : 'public'

/**
 * The references by which a post finds its conversation. Behind its parents stands what only this person has in this
 * thread: of a thousand who comment on one post, each has a conversation of their own.
 */
export function postThread(message: ThreadedPost, person: Party | null): ThreadHints {
  const { thread, post } = message
  const key = (ref: string) => postRef(post.audience, ref)
  const root = thread.parentRefs.at(-1) ?? thread.ownRef
  const theirs = person === null || root === null ? [] : [`${key(root)} by ${person.value}`]
  return {
    ownRef: thread.ownRef === null ? null : key(thread.ownRef),
    parentRefs: [...thread.parentRefs.map(key), ...theirs],
    tokens: [],
  }
}

/** What answers to a post of ours name; null where it went to the other side of the thread, on which another goes on. */
export function sentRef(envelope: OutboundEnvelope, externalId: string): string | null {
  if (envelope.form === 'mail') return externalId
  const { audience, inReplyTo } = envelope
  const side = inReplyTo === null ? audience : sideOf(inReplyTo.post.audience)
  return side === audience ? postRef(audience, externalId) : null
}

/** A room that the network closes: everybody who speaks there may. Before everybody there is none. */
export const roomOf = ({ audience, place }: ThreadedPost['post']): string | null =>
  (audience === 'direct' || audience === 'followers') && place !== null ? postRef(audience, place.id) : null
