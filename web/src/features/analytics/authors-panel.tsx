import type { TopAuthors } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { BadgeCheck, FileDown } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { ChannelIcon, networkWord } from '#components/channel-icon.tsx'
import { Definition } from '#components/chart/chart.tsx'
import { toCsv } from '#components/chart/figure-table.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { downloadText } from '#lib/download-text.ts'
import { authorsQuery } from './analytics.queries.ts'
import { compact, whole } from './figure-words.ts'
import { InfluenceScore } from '#components/influence-score.tsx'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

const SHOWN = 8

type Author = TopAuthors['items'][number]

/** Who reaches most people with what they say. */
export function AuthorsPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const { from, to } = span
  const query = useQuery(authorsQuery(workspaceId, { monitorId: focus.id, from, to }))
  return (
    <Loaded query={query} what="the authors" skeleton={<Skeleton className="h-60 w-full" />}>
      {({ items, least, ...stretch }) => {
        if (items.length === 0)
          return (
            <QuietPanel>
              {least > 0
                ? `Nobody with ${whole.format(least)} followers said anything.`
                : 'Nothing was said in this time.'}
            </QuietPanel>
          )
        return (
          <>
            <AuthorTable
              authors={items.slice(0, SHOWN)}
              onOpen={(author) =>
                onDrill({ monitorId: focus.id, ...stretch, author: author.value, title: `By ${author.name}` })
              }
            />
            <Foot items={items} least={least} />
          </>
        )
      }}
    </Loaded>
  )
}

function AuthorTable({ authors, onOpen }: { authors: readonly Author[]; onOpen: (author: Author) => void }) {
  const head = 'pb-1 pl-3 text-right font-medium'
  const figure = 'py-1.5 pl-3 text-right tabular'
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Authors by reach</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="pb-1 text-left font-medium">
            Author
          </th>
          <th scope="col" className={head}>
            Followers
          </th>
          <th scope="col" className={`${head} max-sm:sr-only`}>
            Mentions
          </th>
          <th scope="col" className={head}>
            Influence
          </th>
          <th scope="col" className={`${head} max-sm:sr-only`}>
            Negative
          </th>
        </tr>
      </thead>
      <tbody>
        {authors.map((author) => (
          <tr key={`${author.kind} ${author.value}`} className="border-t border-border">
            <th scope="row" className="w-full max-w-0 py-1.5 text-left font-normal">
              <button
                type="button"
                className="flex max-w-full items-center gap-2 rounded-sm text-left hover:underline"
                onClick={() => onOpen(author)}
              >
                <Avatar name={author.name} size="sm" />
                <span className="truncate">{author.name}</span>
                <ChannelIcon
                  kind={author.kind}
                  {...(author.handle !== null && { name: `@${author.handle}` })}
                />
                {author.verified ? (
                  <BadgeCheck aria-label="verified by the network" className="size-3.5 shrink-0 text-info" />
                ) : null}
              </button>
            </th>
            <td className={figure}>{author.followers === null ? '–' : compact.format(author.followers)}</td>
            <td className={`${figure} max-sm:sr-only`}>{whole.format(author.mentions)}</td>
            <td className={figure}>
              <InfluenceScore name={author.name} influence={author.influence} />
            </td>
            <td className={`${figure} max-sm:sr-only`}>{whole.format(author.negative)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Foot({ items, least }: { items: readonly Author[]; least: number }) {
  const save = () => {
    const columns = ['Author', 'Network', 'Handle', 'Followers', 'Mentions', 'Negative', 'Reach', 'Influence']
    const rows = items.map(({ name, kind, handle, followers, mentions, negative, reach, influence }) => ({
      cells: [
        name,
        networkWord(kind),
        handle ?? '',
        followers ?? '',
        mentions,
        negative,
        reach,
        Math.round(influence.score),
      ],
    }))
    downloadText('authors-by-reach.csv', toCsv({ columns, rows }))
  }
  return (
    <div className="mt-1 flex items-center justify-end gap-0.5">
      {least > 0 ? (
        <p className="mr-auto text-sm text-muted">Authors with {whole.format(least)} followers or more</p>
      ) : null}
      <Definition
        label="Authors by reach"
        text="Who wrote mentions in this time, those with most followers first, as their network told it when they were last heard. Reach is followers for each mention anew. Influence is a score from 0 to 100 of followers, of what others make of their mentions, of how often they write and of whether their network verified them; each shows its sum. Networks that tell no followers leave a dash. Where more than 5,000 mentions were heard, authors with fewer than 1,000 followers are left out."
      />
      <IconButton size="sm" label="Save Authors by reach as CSV" onClick={save}>
        <FileDown />
      </IconButton>
    </div>
  )
}
