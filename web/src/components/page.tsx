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
  children: ReactNode
}

/** A page that is read from top to bottom: title, words, and what it is about. */
export function Page({ title, description, actions, back, wide, full, children }: PageProps) {
  return (
    <ScrollArea className="h-full flex-1">
      <PageTitle>{title}</PageTitle>
      <div className={cn('mx-auto w-full px-4 py-5 sm:px-8 sm:py-7', widthOf({ wide, full }))}>
        <header className="mb-6 flex flex-wrap items-start sm:flex-nowrap justify-between gap-x-4 gap-y-3">
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
    </ScrollArea>
  )
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
export function Section({ title, description, actions, className, children }: SectionProps) {
  return (
    <section className={cn('mb-6 rounded-lg border border-border bg-card', className)}>
      {title ? (
        <header className="flex items-start justify-between gap-3 px-4 pt-3.5 sm:px-5">
          <div className="min-w-0">
            <h2 className="font-semibold">{title}</h2>
            {description ? <p className="text-sm text-pretty text-muted">{description}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      <div className="px-4 py-3.5 sm:px-5">{children}</div>
    </section>
  )
}

export interface SectionProps {
  title?: string
  description?: ReactNode
  actions?: ReactNode
  className?: string
  children: ReactNode
}
