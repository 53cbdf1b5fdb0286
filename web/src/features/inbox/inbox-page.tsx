import { Outlet, useParams } from '@tanstack/react-router'
import { cn } from '#lib/cn.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'
import { ConversationList } from './list/conversation-list.tsx'
import { useListFilter } from './list/use-list-filter.ts'
import { DraftsProvider } from './composer/drafts-context.tsx'

/** The list beside what is open in it; one after the other where there is no room for both. */
export function InboxPage() {
  const stacked = useMediaQuery(widths.stacked)
  const { conversationId } = useParams({ strict: false })
  const { search } = useListFilter()
  const isOpen = conversationId !== undefined
  const isTable = search.layout === 'table' && !isOpen && !stacked
  const showsList = !stacked || !isOpen
  const showsThread = !isTable && (!stacked || isOpen)
  return (
    <DraftsProvider>
      <div className="flex min-h-0 flex-1">
        {showsList ? (
          <section
            aria-label="Conversations"
            className={cn(
              'flex min-h-0 min-w-0 flex-col',
              stacked || isTable ? 'flex-1' : 'w-80 shrink-0 border-r border-border xl:w-84 2xl:w-90',
            )}
          >
            <ConversationList isTable={isTable} openId={conversationId} />
          </section>
        ) : null}
        {showsThread ? <Outlet /> : null}
      </div>
    </DraftsProvider>
  )
}
