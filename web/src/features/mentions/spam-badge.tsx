import type { Mention, Spam, SpamRule } from '@hubbub/contracts'
import { ShieldAlert } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { useSession } from '#lib/session.ts'
import type { CardTools } from './card-tools.ts'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const signed = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero', minimumFractionDigits: 1 })

const ruleWords = {
  bait: 'Promises something for a click',
  promotion: 'Advertises something',
  'offer-and-link': 'An offer with an address',
  'follow-bait': 'Asks to be followed back',
  contact: 'Asks to write elsewhere',
  money: 'Speaks of quick money',
  'adult-bait': 'Words of adult sites',
  disguised: 'A word with letters disguised',
  'many-hashtags': 'Many hashtags',
  'hashtag-heap': 'Very many hashtags',
  'many-names': 'Names many people',
  'short-link': 'An address that hides where it leads',
  'bare-link': 'Hardly more than an address',
  capitals: 'Mostly capitals',
  'odd-handle': 'An account with a number for a name',
  'no-followers': 'Hardly any followers',
  again: 'The same author said it before',
  'many-followers': 'Many followers',
  verified: 'Verified by the network',
} satisfies Record<SpamRule, string>

function wordsOf({ by, counts, likelihood }: Spam): string {
  if (by === 'rules') return `Likely spam, ${percent.format(likelihood)}`
  return counts ? 'Spam' : 'Not spam'
}

/** Whether it counts as spam, by what, and a way to say better. */
export function SpamBadge({ mention, tools }: { mention: Mention; tools: CardTools }) {
  const { can } = useSession()
  const { spam } = mention
  if (spam === null || (!spam.counts && spam.by === 'rules')) return null
  const says = wordsOf(spam)
  return (
    <Popover>
      <PopoverTrigger
        aria-label={`${says}, show why`}
        className={
          spam.counts
            ? 'inline-flex h-5 items-center gap-1 rounded-full bg-warning-soft px-2 text-xs font-medium text-warning hover:opacity-80'
            : 'inline-flex h-5 items-center gap-1 rounded-full bg-status-pending-soft px-2 text-xs font-medium text-muted hover:opacity-80'
        }
      >
        <ShieldAlert aria-hidden className="size-3" /> {says}
      </PopoverTrigger>
      <PopoverContent
        align="start"
        aria-label="Why it counts as spam or not"
        className="w-80 max-w-[calc(100vw-1rem)] space-y-2"
      >
        <p className="font-medium">{says}</p>
        {spam.by === 'person' ? (
          <p className="text-sm text-muted">Somebody says so, and that stands above the rules.</p>
        ) : null}
        {spam.reasons.length === 0 ? (
          <p className="text-sm text-muted">No rule speaks for it.</p>
        ) : (
          <>
            <ul className="space-y-1 text-sm">
              {spam.reasons.map(({ rule, said, weight }) => (
                <li key={rule} className="flex justify-between gap-3">
                  <span className="min-w-0">
                    {ruleWords[rule]}: <span className="break-words text-muted">{said}</span>
                  </span>
                  <span className="shrink-0 tabular">{signed.format(weight)}</span>
                </li>
              ))}
            </ul>
            <p className="text-xs text-muted">
              From −3.0 on, each adds to the odds as a logarithm; together {percent.format(spam.likelihood)}.
              From 70 % on it is hidden from the stream.
            </p>
          </>
        )}
        {can('mention:write') ? (
          <div className="flex flex-wrap gap-1.5 border-t border-border pt-2">
            <Button size="sm" onClick={() => tools.changes.setSpam([mention], !spam.counts)}>
              {spam.counts ? 'Not spam' : 'It is spam'}
            </Button>
            {spam.by === 'person' ? (
              <Button size="sm" variant="ghost" onClick={() => tools.changes.setSpam([mention], null)}>
                Leave it to the rules
              </Button>
            ) : null}
          </div>
        ) : null}
      </PopoverContent>
    </Popover>
  )
}
