import type { MessageAction, MessageActionKind } from '@hubbub/contracts'

const done = {
  react: 'reacted',
  unreact: 'took back',
  hide: 'hid this on the network',
  show: 'showed this on the network again',
  remove: 'deleted this on the network',
} satisfies Record<MessageActionKind, string>
const wanted = {
  react: 'React',
  unreact: 'Take back',
  hide: 'Hide on the network',
  show: 'Show on the network again',
  remove: 'Delete on the network',
} satisfies Record<MessageActionKind, string>

/** What was asked of the network, in one line. */
export function actionWords({ kind, emoji, state, by, error }: MessageAction): string {
  const sign = emoji === '' ? '' : ` ${emoji}`
  if (state === 'done') return `${by} ${done[kind]}${sign}`
  const reason = error === null ? '' : `: ${error}`
  return `${wanted[kind]}${sign} · ${state === 'failed' ? 'Failed' : 'Waiting'}${reason}`
}

/** Of each thing that was asked, the last time; of what was undone only what holds. */
export function lastActions(actions: readonly MessageAction[]): MessageAction[] {
  const last = new Map(
    actions.map((action) => [
      isReaction(action) ? `react ${action.emoji}` : action.kind.replace('show', 'hide'),
      action,
    ]),
  )
  return [...last.values()].filter(
    ({ kind, state }) => state !== 'done' || (kind !== 'show' && kind !== 'unreact'),
  )
}

export const isReaction = ({ kind }: Pick<MessageAction, 'kind'>) => kind === 'react' || kind === 'unreact'

/** As far as we have asked for it. */
export function isHidden(actions: readonly MessageAction[]): boolean {
  const last = actions.findLast(
    ({ kind, state }) => (kind === 'hide' || kind === 'show') && state !== 'failed',
  )
  return last?.kind === 'hide'
}
