import type { Channel, ChannelShare as Share } from '@hubbub/contracts'
import { ExternalLink } from 'lucide-react'
import { CopyField } from '#components/copy-field.tsx'
import { Section } from '#components/page.tsx'

/** What people take from the channel and put elsewhere. */
export function ChannelShare({ channel: { share } }: { channel: Channel }) {
  if (share.length === 0) return null
  return (
    <Section title="Where it is shown">
      <ul className="space-y-4">
        {share.map((item) => (
          <Item key={item.label} item={item} />
        ))}
      </ul>
    </Section>
  )
}

function Item({ item: { label, hint, value, form } }: { item: Share }) {
  return (
    <li>
      <p className="flex items-baseline justify-between gap-3 font-medium">
        {label}
        {form === 'link' ? (
          <a
            href={value}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 font-normal text-accent hover:underline"
          >
            Open it
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        ) : null}
      </p>
      <p className="mb-1.5 text-sm text-pretty text-muted">{hint}</p>
      <CopyField label={label} value={value} />
    </li>
  )
}
