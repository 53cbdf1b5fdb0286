import type { Conversation } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { TimeAgo } from '#components/time-ago.tsx'
import { duration } from '#lib/time/duration.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { DetailsSection } from './details-section.tsx'

export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const { number, channel, brand, createdAt, firstReplyAt, waitingSince, snoozedUntil } = conversation
  return (
    <DetailsSection title="This conversation">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Fact name="Number" value={`#${number}`} />
        <Fact name="Channel" value={channel.name} />
        <Fact name="Brand" value={brand.name} />
        <Fact name="Started" value={<TimeAgo at={createdAt} />} />
        <Fact name="First reply" value={firstReplyAt ? <TimeAgo at={firstReplyAt} /> : 'Not yet'} />
        {waitingSince ? <Fact name="Customer waits" value={<Since at={waitingSince} />} /> : null}
        {snoozedUntil ? <Fact name="Snoozed until" value={exactTime(snoozedUntil)} /> : null}
      </dl>
    </DetailsSection>
  )
}

function Since({ at }: { at: string }) {
  const waited = Math.max(60_000, useNow() - Date.parse(at))
  return (
    <time dateTime={at} title={exactTime(at)}>
      for {duration(waited)}
    </time>
  )
}

const Fact = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 truncate tabular">{value}</dd>
  </>
)
