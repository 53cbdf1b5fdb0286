import { fillGaps, languagesOf, type PublishPlace, type StatementContent, textFor } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { networkWord } from '#components/channel-icon.tsx'
import { languageName } from '#lib/language-name.ts'
import { judgePost } from '#lib/posts/judge-post.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { publishTermsQuery } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'

/** A network that the workspace speaks by, and its accounts that can publish. */
export interface Network {
  kind: string
  places: readonly PublishPlace[]
}

/** Those that something is published with, and those whose answers could have words of their own, such as mail. */
export function useNetworks(): Network[] {
  const { workspace, can } = useSession()
  const terms = useQuery({ ...publishTermsQuery(workspace.id), enabled: can('post:publish') }).data ?? []
  const channels = useQuery(channelsQuery(workspace.id)).data ?? []
  const byKind = Map.groupBy(terms, ({ channel }) => channel.kind)
  const others = channels.map(({ kind }) => kind).filter((kind) => !byKind.has(kind))
  return [
    ...[...byKind].map(([kind, places]) => ({ kind, places })),
    ...[...new Set(others)].map((kind) => ({ kind, places: [] })),
  ]
}

/** What an account is told, in one language, and how its network counts that. Null where there is no text. */
export function judgePlace(
  place: PublishPlace,
  content: StatementContent,
  { language, fields = {} }: { language: string; fields?: Readonly<Record<string, string>> },
) {
  const said = textFor(content, { network: place.channel.kind, language })
  if (said === null) return null
  const text = fillGaps(said.text, content.values)
  const title = fillGaps(content.headline, content.values)
  return { text, ...judgePost(place, { text, fields: { ...fields, title }, files: 0 }) }
}

/** The strictest of a network's accounts. */
export function strictest({ places }: Network): PublishPlace | null {
  const most = ({ limits }: PublishPlace) => limits[0]?.max ?? Number.POSITIVE_INFINITY
  return places.toSorted((a, b) => most(a) - most(b))[0] ?? null
}

/** Where a text is longer than its network takes: “Bluesky, German: 12 too many”. */
export function tooLong(networks: readonly Network[], content: StatementContent): string[] {
  return languagesOf(content).flatMap((language) =>
    networks.flatMap((network) => {
      const place = strictest(network)
      const count = place === null ? null : (judgePlace(place, content, { language })?.count ?? null)
      const over = count === null ? 0 : count.length - count.limit.max
      return over > 0 ? [`${networkWord(network.kind)}, ${languageName(language)}: ${over} too many`] : []
    }),
  )
}
