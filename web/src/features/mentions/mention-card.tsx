import type { Mention } from '@hubbub/contracts'
import { useState } from 'react'
import { Attachments } from '#components/attachments.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { PostContextLines, PostFacts } from '#components/post-lines.tsx'
import { cn } from '#lib/cn.ts'
import { findMarks } from '#lib/mentions/find-marks.ts'
import { CareLine } from '#components/answering/care-line.tsx'
import { AlikeLine } from './alike-line.tsx'
import { MentionFoot } from './mention-foot.tsx'
import { MentionHead } from './mention-head.tsx'
import type { CardTools } from './card-tools.ts'

/** What is longer than this is cut until somebody wants to read on. */
const LONG = 420
const isLong = (text: string) => text.length > LONG || text.split('\n').length > 8

/** One thing that was said, as a post. */
export function MentionCard({ mention, tools }: { mention: Mention; tools: CardTools }) {
  const [showsWhy, setShowsWhy] = useState(false)
  const { id, author, subject, text, sentiment } = mention
  const cut = isLong(text)
  const isExpanded = tools.expanded.has(id)
  return (
    <article
      data-row={id}
      tabIndex={-1}
      aria-label={`Mention by ${author.name}`}
      className={cn(
        '@container group rounded-lg border border-border bg-card px-3.5 pt-3 pb-2 shadow-card transition-colors focus-within:border-border-strong sm:px-4',
        mention.post?.deletedAt && 'opacity-75',
        tools.selected.has(id) && 'border-accent bg-accent-soft',
      )}
    >
      <MentionHead mention={mention} showsWhy={showsWhy} onShowWhy={setShowsWhy} tools={tools} />
      <div className="mt-2 @md:pl-10.5">
        <PostContextLines context={mention.context} conversationId={null} />
        {subject ? <h2 className="mb-0.5 font-semibold text-pretty break-words">{subject}</h2> : null}
        <div className={cut && !isExpanded ? 'line-clamp-6' : undefined}>
          <PlainText
            text={text}
            terms={showsWhy ? (sentiment?.terms ?? []) : []}
            found={showsWhy || tools.tree === null ? [] : findMarks(tools.tree, mention)}
          />
        </div>
        {cut ? (
          <button
            type="button"
            aria-expanded={isExpanded}
            onClick={() => tools.onExpand(id)}
            className="mt-0.5 rounded-sm text-sm font-medium text-accent hover:underline"
          >
            {isExpanded ? 'Show less' : 'Show all'}
          </button>
        ) : null}
        <Attachments attachments={mention.attachments} />
        <PostFacts post={mention.post} former={mention.former} bare />
        <AlikeLine mention={mention} tools={tools} />
        {mention.care === null ? null : <CareLine care={mention.care} />}
        <MentionFoot mention={mention} tools={tools} />
      </div>
    </article>
  )
}
