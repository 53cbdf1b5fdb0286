import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '#components/empty-state.tsx'
import { KeysHint } from '#components/keys-hint.tsx'
import { useSession } from '#lib/session.ts'

export function NothingOpen() {
  const { preferences } = useSession()
  return (
    <section aria-label="Conversation" className="grid min-w-0 flex-1 place-items-center bg-canvas">
      <EmptyState icon={MessagesSquare} title="Nothing is open">
        <p>Choose a conversation from the list.</p>
        {preferences.shortcuts ? (
          <p className="mt-2 flex items-center justify-center gap-1.5 text-sm">
            <KeysHint keys="j" /> <KeysHint keys="k" /> to move, <KeysHint keys="enter" /> to open,{' '}
            <KeysHint keys="?" /> for all keys
          </p>
        ) : null}
      </EmptyState>
    </section>
  )
}
