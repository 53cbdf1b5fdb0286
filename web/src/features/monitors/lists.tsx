import type { MonitorLists } from '@hubbub/contracts'
import { useDirectory } from '#lib/use-directory.ts'
import { WordsField } from './words-field.tsx'

/** Authors and sources that alone count, or never do. */
export function Lists({ lists, onChange }: { lists: MonitorLists; onChange: (lists: MonitorLists) => void }) {
  const { channels } = useDirectory()
  const nameOf = (source: string) => channels.find(({ id }) => id === source)?.name ?? source
  const set = (of: keyof MonitorLists, which: 'only' | 'without') => (words: string[]) =>
    onChange({ ...lists, [of]: { ...lists[of], [which]: words } })
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
        hint="Hosts, with all below them."
        placeholder="bbc.co.uk"
        words={lists.sources.only}
        show={nameOf}
        onChange={set('sources', 'only')}
      />
      <WordsField
        label="Never these sites"
        hint="Job boards, price lists, press mirrors."
        placeholder="jobs.example"
        words={lists.sources.without}
        show={nameOf}
        onChange={set('sources', 'without')}
      />
    </div>
  )
}
