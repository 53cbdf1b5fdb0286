import type { MatchedMention } from '@hubbub/contracts/http'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MentionLinks } from '#components/answering/mention-links.tsx'
import { Button } from '#components/button.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { SentimentWhy } from '#components/sentiment-why.tsx'
import { Sheet, SheetContent } from '#components/sheet.tsx'
import { useSession } from '#lib/session.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { matchedQuery } from './analytics.queries.ts'
import { compact } from './figure-words.ts'
import type { Drill } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'
import { timeZone } from './span.ts'

/** The very mentions behind a figure. */
export function DrillSheet({ drill, onClose }: { drill: Drill | null; onClose: () => void }) {
  return (
    <Sheet open={drill !== null} onOpenChange={(open) => !open && onClose()}>
      {drill === null ? null : (
        <SheetContent title={drill.title} className="w-md">
          <Matched {...drill} />
        </SheetContent>
      )}
    </Sheet>
  )
}

function Matched({ title: _title, ...asked }: Drill) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(matchedQuery(workspace.id, { ...asked, timeZone }))
  return (
    <div className="px-4 py-2">
      <PagedRows
        query={query}
        what="the mentions"
        empty={<QuietPanel>None of them that you may see.</QuietPanel>}
      >
        {(mention) => <MatchedRow key={mention.id} mention={mention} />}
      </PagedRows>
    </div>
  )
}

const LONG = 400

function MatchedRow({ mention }: { mention: MatchedMention }) {
  const { author, channel, sentiment, sentAt, text } = mention
  const [why, setWhy] = useState(false)
  const [all, setAll] = useState(false)
  const followers = author.followers === null ? '' : ` · ${compact.format(author.followers)} followers`
  return (
    <li className="py-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0 leading-tight">
          <p className="truncate font-semibold">{author.name}</p>
          <p className="mt-0.5 flex items-center gap-1.5 text-sm text-muted">
            <ChannelIcon kind={channel.kind} name={channel.name} />
            <span className="truncate">
              {author.handle === null ? channel.name : `@${author.handle}`}
              {followers}
            </span>
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-2 text-sm text-muted">
          {sentiment === null ? null : (
            <SentimentWhy
              messageId={mention.id}
              text={text}
              marks={mention.marks}
              sentiment={sentiment}
              open={why}
              onOpenChange={setWhy}
            />
          )}
          <time dateTime={sentAt} title={exactTime(sentAt)} className="tabular">
            {shortTime(sentAt, useNow())}
          </time>
        </div>
      </div>
      <p className="mt-1.5 break-words whitespace-pre-line">
        {all || text.length <= LONG ? text : `${text.slice(0, LONG)}…`}
      </p>
      <MentionLinks mention={mention}>
        {text.length > LONG ? (
          <Button size="sm" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show less' : 'Show all'}
          </Button>
        ) : null}
      </MentionLinks>
    </li>
  )
}
