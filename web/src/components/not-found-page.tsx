import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageTitle } from '#components/page-title.tsx'

export function NotFoundPage() {
  return (
    <div className="grid h-full min-h-80 flex-1 place-items-center">
      <PageTitle>Not found</PageTitle>
      <EmptyState
        isPage
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
    </div>
  )
}
