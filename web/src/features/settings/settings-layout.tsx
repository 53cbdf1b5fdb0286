import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { PageTitle } from '#components/page-title.tsx'
import { ScrollArea } from '#components/scroll-area.tsx'
import { useSession } from '#lib/session.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'
import { sections } from './sections.ts'

/** The rooms at the left and the open one beside them; on a phone one after the other. */
export function SettingsLayout() {
  const isPhone = useMediaQuery(widths.phone)
  const atIndex = useLocation({ select: ({ pathname }) => /^\/settings\/?$/.test(pathname) })
  // The page keeps its place in the tree: what is typed in it outlives a window that narrows and a tablet that is turned.
  return (
    <div className="flex min-h-0 flex-1">
      {isPhone && !atIndex ? null : <SettingsNav />}
      {isPhone && atIndex ? null : (
        <div className="flex min-w-0 flex-1 flex-col">
          <Outlet />
        </div>
      )}
    </div>
  )
}

function SettingsNav() {
  const { can } = useSession()
  const isPhone = useMediaQuery(widths.phone)
  const Heading = isPhone ? 'h1' : 'h2'
  return (
    <ScrollArea className="w-full shrink-0 border-border px-3 py-5 sm:w-52 sm:border-r">
      {isPhone ? <PageTitle>Settings</PageTitle> : null}
      <nav aria-label="Settings" className="space-y-5">
        <Heading className="px-2 text-xl font-semibold tracking-tight sm:text-lg">Settings</Heading>
        {sections.map(({ label, items }) => (
          <div key={label}>
            <h3 aria-hidden className="px-2 pb-1 text-xs font-medium text-muted">
              {label}
            </h3>
            <ul aria-label={label} className="space-y-px">
              {items
                .filter((item) => !('needs' in item) || can(item.needs))
                .map(({ to, label: name, icon: Icon }) => (
                  <li key={to}>
                    <Link
                      to={to}
                      className="flex h-11 items-center gap-2.5 rounded-md px-2 transition-colors hover:bg-hover hover:text-foreground sm:h-8 [&_svg]:size-4"
                      activeProps={{
                        className: 'bg-selected font-medium text-foreground [&>svg:first-child]:text-accent',
                      }}
                      inactiveProps={{ className: 'text-muted' }}
                    >
                      <Icon aria-hidden />
                      <span className="flex-1">{name}</span>
                      <ChevronRight aria-hidden className="sm:hidden" />
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
    </ScrollArea>
  )
}
