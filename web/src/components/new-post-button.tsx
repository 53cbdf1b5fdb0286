import { Link } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { useSession } from '#lib/session.ts'

/** To where posts of our own are written, for those who may. Beside a title it is short on a phone, `alone` it says what it does. */
export function NewPostButton({ alone = false }: { alone?: boolean }) {
  const { can } = useSession()
  if (!can('post:publish')) return null
  return (
    <Button asChild variant="primary">
      <Link to="/posts/new">
        <PenLine aria-hidden /> <span className={alone ? undefined : 'max-sm:sr-only'}>New post</span>
      </Link>
    </Button>
  )
}
