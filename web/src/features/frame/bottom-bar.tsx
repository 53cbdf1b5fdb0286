import { Link, type LinkProps } from '@tanstack/react-router'
import { ContactRound, Ear, Inbox, Menu, Settings } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { CountBadge } from '#components/badge.tsx'
import { Sheet, SheetContent, SheetTrigger } from '#components/sheet.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { Nav } from './nav.tsx'
import { OwnMenu } from './own-menu.tsx'
import { useNavItems } from './use-nav-items.ts'

const item = 'relative flex h-13 flex-1 flex-col items-center justify-center gap-0.5 text-xs [&_svg]:size-5'

/** On a phone: the few places one goes to all the time, and the whole navigation as a drawer. */
export function BottomBar() {
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const items = useNavItems()
  const mine = items.views.find(({ view }) => view === 'mine')?.count ?? 0
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 border-t border-border bg-canvas pb-[env(safe-area-inset-bottom)]"
    >
      <BarLink to="/inbox" label="Inbox" icon={<Inbox />}>
        <CountBadge count={mine} strong className="absolute top-1 left-1/2 ml-1.5" />
      </BarLink>
      {can('mention:read') ? <BarLink to="/mentions" label="Mentions" icon={<Ear />} /> : null}
      <BarLink to="/contacts" label="Contacts" icon={<ContactRound />} />
      <BarLink to="/settings" label="Settings" icon={<Settings />} />
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger className={cn(item, 'text-muted')}>
          <Menu />
          Menu
          <CountBadge count={items.unseen} strong className="absolute top-1 left-1/2 ml-1.5" />
        </SheetTrigger>
        <SheetContent side="left" title="Menu">
          <div className="flex h-full flex-col">
            <Nav rail={false} onNavigate={() => setOpen(false)} />
            <div className="border-t border-border p-2">
              <OwnMenu rail={false} />
            </div>
          </div>
        </SheetContent>
      </Sheet>
    </nav>
  )
}

interface BarLinkProps {
  to: NonNullable<LinkProps['to']>
  label: string
  icon: ReactNode
  children?: ReactNode
}

function BarLink({ to, label, icon, children }: BarLinkProps) {
  return (
    <Link
      to={to}
      className={item}
      activeProps={{ className: 'font-medium text-accent' }}
      inactiveProps={{ className: 'text-muted' }}
    >
      {icon}
      {label}
      {children}
    </Link>
  )
}
