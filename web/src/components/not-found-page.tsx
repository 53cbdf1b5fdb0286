import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'

export function NotFoundPage() {
  return (
    <main className="grid h-full min-h-80 place-items-center">
      <EmptyState
        icon={Compass}
        title="There is nothing here"
        action={
          <Button asChild variant="primary">
            <Link to="/">Go to the inbox</Link>
          </Button>
        }
      >
        The address may be wrong, or what it led to has been deleted.
      </EmptyState>
    </main>
  )
}
