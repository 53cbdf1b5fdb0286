import type { AlertEvidence } from '@hubbub/contracts'
import { BadgeCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Section } from '#components/page.tsx'

const whole = new Intl.NumberFormat()
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

/** Figures, sources, authors and terms of the three hours that led to it. */
export function EvidenceFacts({ evidence }: { evidence: AlertEvidence }) {
  const { mentions, distinct, negative, reach, sources, authors, terms } = evidence
  return (
    <Section title="In these three hours">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        <Figure name="Mentions" value={whole.format(mentions)} />
        <Figure name="Texts, each once" value={whole.format(distinct)} />
        <Figure name="Negative" value={whole.format(negative)} />
        <Figure name="Followers reached" value={compact.format(reach)} />
      </dl>
      <Part title="Rising terms" empty={terms.length === 0}>
        <ul className="flex flex-wrap gap-1.5">
          {terms.map(({ term, texts, before }) => (
            <li
              key={term}
              title={`In ${texts} texts; on the day before in ${before}`}
              className="rounded-full bg-canvas px-2 py-0.5 text-sm"
            >
              {term} <span className="text-muted tabular">{texts}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Who spoke" empty={authors.length === 0}>
        <ul className="space-y-1">
          {authors.map(({ kind, name, handle, followers, mentions: said, verified }) => (
            <li
              key={`${kind ?? ''} ${name} ${handle ?? ''}`}
              className="flex items-center justify-between gap-3"
            >
              <span className="flex min-w-0 items-center gap-1.5">
                {kind === undefined ? null : <ChannelIcon kind={kind} />}
                <span className="min-w-0">
                  <span className="flex items-center gap-1.5">
                    <span className="truncate">{name}</span>
                    {verified ? (
                      <BadgeCheck
                        aria-label="verified by the network"
                        className="size-3.5 shrink-0 text-info"
                      />
                    ) : null}
                  </span>
                  {handle === null || handle === name ? null : (
                    <span className="block truncate text-sm leading-tight text-muted">@{handle}</span>
                  )}
                </span>
              </span>
              <span className="shrink-0 text-sm text-muted tabular">
                {followers === null ? '' : `${compact.format(followers)} followers · `}
                {said}×
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Where" empty={sources.length === 0}>
        <ul className="space-y-1">
          {sources.map(({ id, name, mentions: said, usual }) => (
            <li key={id} className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate">{name}</span>
              <span className="shrink-0 text-sm text-muted tabular">
                {whole.format(said)}, usually {whole.format(usual)}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </Section>
  )
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-sm text-muted">{name}</dt>
    <dd className="text-lg font-semibold tabular">{value}</dd>
  </div>
)

const Part = ({ title, empty, children }: { title: string; empty: boolean; children: ReactNode }) =>
  empty ? null : (
    <div className="mt-4">
      <h3 className="mb-1 text-sm font-medium text-muted">{title}</h3>
      {children}
    </div>
  )
