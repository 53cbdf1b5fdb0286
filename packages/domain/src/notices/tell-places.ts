import type { NoticeTopic } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { KeptPlace, NewNotice, NoticeRepository } from '../ports/notices.ts'
import { isNews, type Wanted } from '../rules/notice-words.ts'

type Said = Pick<NewNotice, 'words' | 'path'>

/**
 * Lays down what is to be told in every place that wants to know; whoever posts finds it there. Idempotent: a fact is
 * told once in each place. Whatever has to be told outside of Hubbub takes this way.
 */
export async function tellPlaces(
  ctx: Pick<WorkContext, 'ids'>,
  notices: NoticeRepository,
  {
    places,
    wanted,
    say,
  }: { places: readonly KeptPlace[]; wanted: readonly Wanted[]; say: (one: Wanted) => Said | null },
): Promise<number> {
  let told = 0
  for (const place of places) {
    const fitting = wanted.filter(({ topic }) => place.topics.includes(topic))
    const last = new Map<string, string | null>()
    const fresh: NewNotice[] = []
    for (const one of fitting) {
      const said = say(one)
      if (said === null) continue
      if (one.state !== null) {
        const before = last.get(one.subject) ?? (await notices.lastState(place.id, one.subject))
        if (!isNews(one, before)) continue
        last.set(one.subject, one.state)
      }
      fresh.push({ id: ctx.ids.next(), ...one, ...said })
    }
    told += await notices.add(place.id, fresh)
  }
  return told
}

export const topicsOf = (wanted: readonly { topic: NoticeTopic }[]) => [
  ...new Set(wanted.map(({ topic }) => topic)),
]
