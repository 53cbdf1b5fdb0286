import type { MentionViewQuery, ViewQuery } from '@hubbub/contracts/http'

/** The address of a view of conversations. */
export const inboxSearchOf = (id: string, { where, ...query }: ViewQuery) => ({
  ...query,
  where: where ?? undefined,
  saved: id,
})

/** The address of a view of mentions. */
export const mentionSearchOf = (
  id: string,
  { list: _list, alikeTo: _alikeTo, state, repeats, spam, ...query }: MentionViewQuery,
) => ({
  ...query,
  repeats: repeats === 'each' ? repeats : undefined,
  spam: spam === 'without' ? undefined : spam,
  state: state === 'open' ? undefined : state,
  saved: id,
})
