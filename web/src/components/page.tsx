import { Link, type LinkProps } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageTitle } from '#components/page-title.tsx'
import { ScrollArea } from '#components/scroll-area.tsx'
import { cn } from '#lib/cn.ts'

export interface PageProps {
  title: string
  description?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Where one comes from; shown as an arrow before the title. */
  back?: { to: NonNullable<LinkProps['to']>; label: string; phoneOnly?: boolean }
  wide?: boolean
  /** As wide as the screen. */
  full?: boolean
  /** On a large screen it is no longer than that: its parts scroll by themselves. */
  fit?: boolean
  children: ReactNode
}

/** A page that is read from top to bottom: title, words, and what it is about. */
export function Page({ title, description, actions, back, wide, full, fit, children }: PageProps) {
  const content = (
    <>
      <PageTitle>{title}</PageTitle>
      <div
        className={cn(
          'mx-auto w-full px-4 py-5 sm:px-8 sm:py-7',
          widthOf({ wide, full }),
          fit && 'xl:flex xl:h-full xl:flex-col xl:px-5 xl:py-3',
        )}
      >
        <header
          className={cn(
            'mb-6 flex flex-wrap items-start sm:flex-nowrap justify-between gap-x-4 gap-y-3',
            fit && 'xl:mb-2',
          )}
        >
          <div className="flex min-w-0 items-start gap-2">
            {back ? <BackLink {...back} /> : null}
            <div className="min-w-0">
              <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
              {description ? (
                <p className="mt-0.5 max-w-prose text-pretty text-muted">{description}</p>
              ) : null}
            </div>
          </div>
          {actions ? <div className="flex flex-wrap gap-2 sm:shrink-0">{actions}</div> : null}
        </header>
        {children}
      </div>
    </>
  )
  if (fit !== true) return <ScrollArea className="relative h-full flex-1">{content}</ScrollArea>
  return <div className="relative h-full min-w-0 flex-1 overflow-y-auto thin-scroll">{content}</div>
}

function widthOf({ wide, full }: { wide: boolean | undefined; full: boolean | undefined }): string {
  if (full === true) return 'max-w-400'
  return wide === true ? 'max-w-6xl' : 'max-w-3xl'
}

function BackLink({ to, label, phoneOnly }: NonNullable<PageProps['back']>) {
  return (
    <Link
      to={to}
      aria-label={label}
      className={cn(
        '-ml-2 grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-foreground',
        phoneOnly && 'sm:hidden',
      )}
    >
      <ArrowLeft className="size-4" />
    </Link>
  )
}

/** A part of a page, set apart as a card. */
export function Section({ title, description, actions, className, fill, children }: SectionProps) {
  return (
    <section
      className={cn(
        'mb-6 rounded-lg border border-border bg-card',
        fill && 'xl:mb-0 xl:flex xl:min-h-0 xl:flex-col',
        className,
      )}
    >
      {title ? (
        <header
          className={cn(
            'flex items-start justify-between gap-3 px-4 pt-3.5 sm:px-5',
            fill && 'xl:px-4 xl:pt-2.5',
          )}
        >
          <div className="min-w-0">
            <h2 className="font-semibold">{title}</h2>
            {description ? <p className="text-sm text-pretty text-muted">{description}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      <div
        className={cn(
          'px-4 py-3.5 sm:px-5',
          fill &&
            'relative max-xl:max-h-96 max-xl:overflow-y-auto thin-scroll xl:min-h-0 xl:flex-1 xl:overflow-y-auto xl:px-4 xl:py-2',
        )}
      >
        {children}
      </div>
    </section>
  )
}

export interface SectionProps {
  title?: string
  description?: ReactNode
  actions?: ReactNode
  className?: string
  /** On a page that fits the screen: as high as there is room, and scrolls by itself. */
  fill?: boolean
  children: ReactNode
}
