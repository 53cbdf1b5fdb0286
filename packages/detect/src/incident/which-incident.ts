/** What an alert or an incident is about. */
export interface About {
  /** The brand, or what is watched where it has none. */
  scope: string
  /** Words and phrases that rose. */
  topic: readonly string[]
}

export interface OpenAbout extends About {
  /** How many of the posts behind the alert are known to belong to it. */
  shared: number
}

/** Fewer words than this do not tell one thing from another. */
const TELLING = 3

/**
 * Which open incident an alert belongs to: one of the same brand that speaks of the same, or one with which it shares half of
 * its posts. Of one brand all is held for the same unless both sides have words enough and none in common: two rooms for one
 * crisis divide the people who carry it, and two that are one can be merged by hand. Null: it is another thing.
 */
export function whichIncident<T extends OpenAbout>(
  alert: About & { posts: number },
  open: readonly T[],
): T | null {
  const own = wordsOf(alert.topic)
  const compared = open
    .filter(({ scope }) => scope === alert.scope)
    .map((incident) => {
      const words = wordsOf(incident.topic)
      const common = own.intersection(words).size
      return { incident, common, differs: common === 0 && own.size >= TELLING && words.size >= TELLING }
    })
  const [same] = compared.filter(({ differs }) => !differs).toSorted((a, b) => b.common - a.common)
  if (same !== undefined) return same.incident
  const [most] = open.filter(({ scope }) => scope !== alert.scope).toSorted((a, b) => b.shared - a.shared)
  return most !== undefined && most.shared > 0 && most.shared * 2 >= alert.posts ? most : null
}

const wordsOf = (topic: readonly string[]): Set<string> => new Set(topic.flatMap((term) => term.split(' ')))
