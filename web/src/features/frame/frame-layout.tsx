import { Outlet, useLocation } from '@tanstack/react-router'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { DrillBanner } from '#components/drill/drill-banner.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Mark } from '#components/mark.tsx'
import { cn } from '#lib/cn.ts'
import { OutboxProvider } from '#lib/outbox/outbox-context.tsx'
import { useSession } from '#lib/session.ts'
import { storage } from '#lib/storage.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'
import { BottomBar } from './bottom-bar.tsx'
import { AlertStrip } from './alert-strip.tsx'
import { SwapStrip } from './swap-strip.tsx'
import { Nav } from './nav.tsx'
import { OwnMenu } from './own-menu.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

/** What belongs to one person, and is made anew for the next. */
export function FrameLayout() {
  const { member } = useSession()
  return (
    <OutboxProvider key={member.id}>
      <Frame />
    </OutboxProvider>
  )
}

/** The navigation on its side of the screen, and whatever page is open beside it. */
function Frame() {
  const isPhone = useMediaQuery(widths.phone)
  const inConversation = useLocation({ select: ({ pathname }) => pathname.startsWith('/inbox/') })
  const main = useRef<HTMLElement>(null)
  useKeptFocus(main)
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-background sm:flex-row">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      {isPhone ? null : <Side />}
      <main ref={main} id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <DrillBanner />
        <AlertStrip />
        <SwapStrip />
        <Outlet />
      </main>
      {isPhone && !inConversation ? <BottomBar /> : null}
    </div>
  )
}

function Side() {
  const stacked = useMediaQuery(widths.stacked)
  const [closed, setClosed] = useState(() => storage.get('nav') === 'rail')
  const rail = closed || stacked
  const toggle = () => {
    setClosed(!closed)
    storage.set('nav', closed ? 'open' : 'rail')
  }
  return (
    <header className={cn('flex shrink-0 flex-col border-r border-border bg-canvas', rail ? 'w-14' : 'w-50')}>
      <div className={cn('flex shrink-0 items-center gap-2 px-3 pt-3 pb-1', rail && 'flex-col px-0')}>
        <Mark />
        <WorkspaceName hidden={rail} />
        {stacked ? null : (
          <IconButton
            size="sm"
            side="right"
            label={closed ? 'Widen the navigation' : 'Narrow the navigation'}
            aria-expanded={!closed}
            onClick={toggle}
          >
            {closed ? <PanelLeftOpen /> : <PanelLeftClose />}
          </IconButton>
        )}
      </div>
      <Nav rail={rail} />
      <div className="shrink-0 border-t border-border p-1.5">
        <OwnMenu rail={rail} />
      </div>
    </header>
  )
}

function WorkspaceName({ hidden }: { hidden: boolean }) {
  const { workspace } = useSession()
  if (hidden) return null
  return (
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 text-sm leading-tight font-semibold" title={workspace.name}>
        {workspace.name}
      </span>
      {workspace.demo ? <span className="block text-xs text-muted">Demo</span> : null}
    </span>
  )
}
