import type { MonitorLists } from '@hubbub/contracts'
import { ChoicesField } from '#components/choices-field.tsx'
import { useDirectory } from '#lib/use-directory.ts'
import { WordsField } from './words-field.tsx'

/** Authors and sources that alone count, or never do. A source is a site by its host, or one of our channels. */
export function Lists({ lists, onChange }: { lists: MonitorLists; onChange: (lists: MonitorLists) => void }) {
  const { channels } = useDirectory()
  const options = channels.map(({ id, name, kind }) => ({ value: id, label: name, hint: kind }))
  const isChannel = (source: string) => channels.some(({ id }) => id === source)
  const set = (of: keyof MonitorLists, which: Which) => (words: string[]) =>
    onChange({ ...lists, [of]: { ...lists[of], [which]: words } })
  const sources = (which: Which) => {
    const chosen = lists.sources[which].filter(isChannel)
    const sites = lists.sources[which].filter((source) => !isChannel(source))
    const keep = set('sources', which)
    return {
      sites: { words: sites, onChange: (words: string[]) => keep([...words, ...chosen]) },
      channels: { options, chosen, onChange: (ids: string[]) => keep([...sites, ...ids]) },
    }
  }
  const only = sources('only')
  const without = sources('without')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <WordsField
        label="Only these authors"
        hint="Handles; empty is everybody."
        placeholder="acme.bsky.app"
        words={lists.authors.only}
        onChange={set('authors', 'only')}
      />
      <WordsField
        label="Never these authors"
        hint="Bots, resellers, your own people."
        placeholder="coupon_bot"
        words={lists.authors.without}
        onChange={set('authors', 'without')}
      />
      <WordsField
        label="Only these sites"
        hint="Hosts, with all below them. With channels chosen below, one of all these is enough."
        placeholder="bbc.co.uk"
        {...only.sites}
      />
      <WordsField
        label="Never these sites"
        hint="Job boards, price lists, press mirrors."
        placeholder="jobs.example"
        {...without.sites}
      />
      <ChoicesField label="Only these channels" none="Every channel" {...only.channels} />
      <ChoicesField label="Never these channels" none="No channel" {...without.channels} />
    </div>
  )
}

type Which = 'only' | 'without'
