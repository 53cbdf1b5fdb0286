import type { MessageAction } from './entities/message-action.ts'

/** Which signs of ours stand on a message, as far as we have asked for it. `once`: where another one takes its place. */
export function standingReactions(
  actions: readonly Pick<MessageAction, 'kind' | 'emoji' | 'state'>[],
  { once }: { once: boolean },
): string[] {
  const signs = new Set<string>()
  for (const { kind, emoji, state } of actions) {
    if (state === 'failed') continue
    if (kind === 'unreact') signs.delete(emoji)
    if (kind !== 'react') continue
    if (once) signs.clear()
    signs.add(emoji)
  }
  return [...signs]
}
