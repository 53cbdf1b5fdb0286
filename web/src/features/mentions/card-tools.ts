import type { Mention, MentionDecision } from '@hubbub/contracts'
import type { Query } from '@hubbub/query'
import type { ChangeMentions } from './use-change-mentions.ts'
import type { OpenMention } from '#components/answering/use-open-mention.ts'

export type CardMenu = 'assign' | 'label'

/** What a card can do, made once for all of them. */
export interface CardTools {
  changes: ChangeMentions
  /** By which they are shown: its words are set off. */
  tree: Query | null
  opening: OpenMention
  /** All that this author said. */
  onAuthor: (mention: Mention) => void
  /** Which list of which card is open. */
  menu: { id: string; name: CardMenu } | null
  onMenu: (menu: { id: string; name: CardMenu } | null) => void
  /** Puts it aside, and goes on to the next. */
  onState: (mention: Mention, state: MentionDecision) => void
  selected: ReadonlySet<string>
  /** `range`: with all between this one and the last that was chosen. */
  onSelect: (id: string, range: boolean) => void
  /** Those whose whole text is shown. */
  expanded: ReadonlySet<string>
  onExpand: (id: string) => void
  /** Those of which it is shown who says the same. */
  alike: ReadonlySet<string>
  onAlike: (id: string) => void
}
