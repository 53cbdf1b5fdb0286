import { ChannelError, type ChannelSession } from '@hubbub/channels'
import type { MessageActionKind, PostRef } from '@hubbub/contracts'

/** Has the network do it; rejects where its channel knows no such thing. */
export async function actAt(
  session: ChannelSession,
  { kind, emoji, post }: { kind: MessageActionKind; emoji: string; post: PostRef },
): Promise<void> {
  const act = {
    react: async () => await session.react?.(post, emoji),
    unreact: async () => await session.unreact?.(post, emoji),
    hide: async () => await session.hide?.(post, true),
    show: async () => await session.hide?.(post, false),
    remove: async () => await session.remove?.(post),
  } satisfies Record<MessageActionKind, () => Promise<void>>
  const needed = {
    react: session.react,
    unreact: session.unreact,
    hide: session.hide,
    show: session.hide,
    remove: session.remove,
  }
  if (needed[kind] === undefined)
    throw new ChannelError({ class: 'rejected', message: 'The network does not offer it' })
  await act[kind]()
}
