import type { ConditionGroup } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import {
  countConditions,
  type DraftGroup,
  fromDraft,
  isDraftGroup,
  newCondition,
  newGroup,
  replacePart,
  toDraft,
} from './draft-group.ts'

const group: ConditionGroup = {
  match: 'any',
  parts: [
    { field: 'priority', op: 'is', value: ['urgent'] },
    { match: 'all', parts: [{ field: 'unread', op: 'is', value: true }] },
  ],
}
const inner = (draft: DraftGroup) => {
  const found = draft.parts.find(isDraftGroup)
  if (!found) throw new Error('no group in the group')
  return found
}

describe('a filter being built', () => {
  it('comes back as it was', () => {
    expect(fromDraft(toDraft(group))).toEqual(group)
    expect(countConditions(group)).toBe(2)
  })
  it('is nothing yet while a list is empty or a text is missing', () => {
    expect(fromDraft({ ...newGroup('all'), parts: [newCondition('label')] })).toBeNull()
    expect(fromDraft({ ...newGroup('all'), parts: [newCondition('subject')] })).toBeNull()
    expect(fromDraft({ ...newGroup('all'), parts: [newCondition('waiting')] })).not.toBeNull()
  })
  it('has a part replaced wherever it stands', () => {
    const draft = toDraft(group)
    const [part] = inner(draft).parts
    const next = replacePart(draft, part?.id ?? '', newCondition('waiting'))
    expect(fromDraft(next)?.parts[1]).toEqual({
      match: 'all',
      parts: [{ field: 'waiting', op: 'over', value: 4 }],
    })
  })
  it('lets an emptied group go', () => {
    const draft = toDraft(group)
    const [part] = inner(draft).parts
    expect(fromDraft(replacePart(draft, part?.id ?? '', null))?.parts).toEqual([group.parts[0]])
  })
})
