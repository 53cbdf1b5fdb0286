import {
  type Condition,
  type ConditionField,
  type ConditionGroup,
  conditionGroupSchema,
  isGroup,
} from '@hubbub/contracts'

/** A condition while it is put together: its list may still be empty. */
export interface DraftCondition {
  id: string
  condition: Condition
}
export interface DraftGroup {
  id: string
  match: 'all' | 'any'
  parts: readonly DraftPart[]
}
export type DraftPart = DraftCondition | DraftGroup

/** The grammar goes no deeper. */
export const DEEPEST = 3

export const isDraftGroup = (part: DraftPart): part is DraftGroup => 'parts' in part

const first = {
  status: { field: 'status', op: 'is', value: [] },
  priority: { field: 'priority', op: 'is', value: [] },
  sentiment: { field: 'sentiment', op: 'is', value: [] },
  mark: { field: 'mark', op: 'is', value: [] },
  assignee: { field: 'assignee', op: 'is', value: [] },
  team: { field: 'team', op: 'is', value: [] },
  label: { field: 'label', op: 'is', value: [] },
  channel: { field: 'channel', op: 'is', value: [] },
  brand: { field: 'brand', op: 'is', value: [] },
  contact: { field: 'contact', op: 'is', value: [] },
  monitor: { field: 'monitor', op: 'is', value: [] },
  unread: { field: 'unread', op: 'is', value: true },
  subject: { field: 'subject', op: 'contains', value: '' },
  waiting: { field: 'waiting', op: 'over', value: 4 },
  activity: { field: 'activity', op: 'over', value: 24 },
  created: { field: 'created', op: 'under', value: 24 },
} as const satisfies Record<ConditionField, unknown>

/** How a condition on a field begins. */
export const newCondition = (field: ConditionField): DraftCondition => ({
  id: crypto.randomUUID(),
  condition: structuredClone(first[field]) as unknown as Condition,
})
export const newGroup = (match: DraftGroup['match']): DraftGroup => ({
  id: crypto.randomUUID(),
  match,
  parts: [newCondition('priority')],
})

export const toDraft = (group: ConditionGroup): DraftGroup => ({
  id: crypto.randomUUID(),
  match: group.match,
  parts: group.parts.map((part) =>
    isGroup(part) ? toDraft(part) : { id: crypto.randomUUID(), condition: part },
  ),
})

/** What the list takes; null where something is still to be filled in. */
export function fromDraft(draft: DraftGroup) {
  return conditionGroupSchema.safeParse(plain(draft)).data ?? null
}
const plain = ({ match, parts }: DraftGroup): ConditionGroup => ({
  match,
  parts: parts.map((part) => (isDraftGroup(part) ? plain(part) : part.condition)),
})

/** The group with one part put in place of the one of its id, wherever that stands; null takes it out. */
export function replacePart(group: DraftGroup, id: string, next: DraftPart | null): DraftGroup {
  const parts = group.parts.flatMap((part): DraftPart[] => {
    if (part.id === id) return next === null ? [] : [next]
    return [isDraftGroup(part) ? replacePart(part, id, next) : part]
  })
  // A group that has lost its last part goes with it.
  return { ...group, parts: parts.filter((part) => !isDraftGroup(part) || part.parts.length > 0) }
}

export const countConditions = (group: ConditionGroup): number =>
  group.parts.reduce((sum, part) => sum + (isGroup(part) ? countConditions(part) : 1), 0)
