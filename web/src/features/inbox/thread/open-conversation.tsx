import type { Conversation } from '@hubbub/contracts'
import { useEffect, useState } from 'react'
import { PageTitle } from '#components/page-title.tsx'
import { Sheet, SheetContent } from '#components/sheet.tsx'
import { useLive } from '#lib/live/live-context.ts'
import { storage } from '#lib/storage.ts'
import { useMediaQuery } from '#lib/use-media-query.ts'
import { Composer } from '../composer/composer.tsx'
import { Details } from '../details/details.tsx'
import type { DetailsField } from '../details/details-field.ts'
import { IncidentLine } from './incident-line.tsx'
import { PagedLine } from './paged-line.tsx'
import { Thread } from './thread.tsx'
import { ThreadHeader } from './thread-header.tsx'
import { useThreadCommands } from './use-thread-commands.ts'

/** Where list, thread and details have room beside each other. */
const ROOMY = '(min-width: 80rem)'

/** One conversation: what was said, what one says, and all that is known about it. */
export function OpenConversation({ conversation }: { conversation: Conversation }) {
  const { id } = conversation
  const { watch } = useLive()
  useEffect(() => {
    watch(id)
    return () => watch(null)
  }, [watch, id])

  const details = useDetailsPane()
  const [field, setField] = useState<DetailsField | null>(null)
  const [snoozing, setSnoozing] = useState(false)
  const openField = (next: DetailsField | null) => {
    setField(next)
    if (next !== null) details.show()
  }
  useThreadCommands(conversation, { openField, snooze: () => setSnoozing(true) })
  const pane = <Details conversation={conversation} openField={field} onOpenField={setField} />
  return (
    <>
      <PageTitle>{`${conversation.contact.name} #${conversation.number}`}</PageTitle>
      <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col bg-canvas">
        <ThreadHeader
          conversation={conversation}
          detailsShown={details.isShown}
          onToggleDetails={details.toggle}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
        />
        <PagedLine conversationId={id} />
        <IncidentLine conversation={conversation} />
        <Thread conversation={conversation} />
        <Composer conversation={conversation} />
      </section>
      {details.isInline && details.isShown ? (
        <aside
          aria-label="Details"
          className="w-75 shrink-0 overflow-y-auto border-l border-border thin-scroll 2xl:w-84"
        >
          {pane}
        </aside>
      ) : null}
      {details.isInline ? null : (
        <Sheet open={details.isShown} onOpenChange={details.toggle}>
          <SheetContent title="Details">{pane}</SheetContent>
        </Sheet>
      )}
    </>
  )
}

/** Beside the thread where there is room, else a drawer; whether it stands beside is remembered. */
function useDetailsPane() {
  const isInline = useMediaQuery(ROOMY)
  const [inlineShown, setInlineShown] = useState(() => storage.get('details') !== 'closed')
  const [drawerShown, setDrawerShown] = useState(false)
  const set = (shown: boolean) => {
    if (!isInline) return setDrawerShown(shown)
    setInlineShown(shown)
    storage.set('details', shown ? 'open' : 'closed')
  }
  const isShown = isInline ? inlineShown : drawerShown
  return { isInline, isShown, toggle: () => set(!isShown), show: () => set(true) }
}
