import type { AspectSentiment, Judgement, MessageMark, MessageSentiment } from '@hubbub/contracts'
import { useSearch } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { MarkIcons } from '#components/mark-icons.tsx'
import { MarksField } from '#components/marks-field.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { SentimentChoice } from '#components/sentiment-choice.tsx'
import { LikelihoodBar, PartList } from '#components/sentiment-parts.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { TextLink } from '#components/text-link.tsx'
import { sentimentWords } from '#lib/conversations/words.ts'
import { useCorrectSentiment } from '#lib/sentiment/use-correct-sentiment.ts'
import { useSession } from '#lib/session.ts'

export interface SentimentWhyProps {
  /** What was said: it can be corrected. */
  messageId: string
  /** The words that were scored. */
  text: string
  sentiment: MessageSentiment
  marks: readonly MessageMark[] | null
  open: boolean
  onOpenChange: (open: boolean) => void
}

const signed = new Intl.NumberFormat(undefined, {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const percent = new Intl.NumberFormat(undefined, { style: 'percent' })

/** How the mood was judged, by which words and by whom, and a way to say better; while it is open, the words are marked in the text. */
export function SentimentWhy({ messageId, text, sentiment, marks, open, onOpenChange }: SentimentWhyProps) {
  const { label, score, terms, scorer, judgement, likelihoods, parts, aspect } = sentiment
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger
        aria-label={`${sentimentWords[label]} sentiment, show why`}
        className="relative flex items-center gap-1 rounded-sm after:absolute after:-inset-1.5 hover:opacity-80"
      >
        <MarkIcons marks={marks} />
        <SentimentMark label={label} />
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label="Why this sentiment"
        className="max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] space-y-2 overflow-y-auto thin-scroll"
      >
        <div className="flex items-center justify-between gap-2 font-medium">
          <SentimentMark label={label} withWord />
          {label === 'unsure' ? null : <span className="tabular">{signed.format(score)}</span>}
        </div>
        <p className="text-sm text-muted">
          {judgement ? <JudgedBy judgement={judgement} /> : sureness(sentiment)}
        </p>
        {likelihoods ? <LikelihoodBar likelihoods={likelihoods} /> : null}
        {aspect && !aspect.isWhole && judgement?.by !== 'person' ? <About aspect={aspect} /> : null}
        {label === 'unsure' && terms.length === 0 ? null : <Words terms={terms} />}
        {parts && parts.length > 1 ? <PartList text={text} parts={parts} /> : null}
        <p className="text-xs text-muted">Scored by {scorer}</p>
        <Correct messageId={messageId} sentiment={sentiment} />
        <MarksField messageId={messageId} marks={marks} />
      </PopoverContent>
    </Popover>
  )
}

function Words({ terms }: Pick<MessageSentiment, 'terms'>) {
  if (terms.length === 0) return <p className="text-sm text-muted">No single word decided it.</p>
  return (
    <ul className="space-y-0.5 text-sm">
      {terms.map(({ start, text, weight }) => (
        <li key={start} className="flex justify-between gap-3">
          <span className="truncate">“{text}”</span>
          <span className={weight < 0 ? 'text-negative tabular' : 'text-positive tabular'}>
            {signed.format(weight)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What it says of the brand, where it speaks of other things too. */
function About({ aspect: { about, label, score } }: { aspect: AspectSentiment }) {
  return (
    <p className="flex items-center justify-between gap-2 text-sm">
      <span className="flex min-w-0 items-center gap-1">
        <span className="truncate">About {about}:</span>
        <SentimentMark label={label} withWord />
      </span>
      <span className="tabular">{signed.format(score)}</span>
    </p>
  )
}

const sureness = ({ label, confidence }: MessageSentiment) =>
  label === 'unsure' ? 'The scorer cannot tell.' : `${percent.format(confidence)} sure`

function JudgedBy({ judgement: { by, person, rule, scored } }: { judgement: Judgement }) {
  return (
    <>
      {by === 'person'
        ? `${person?.name ?? 'Somebody'} says so.`
        : `By the rule for “${rule?.phrase ?? ''}”.`}{' '}
      The scorer said {sentimentWords[scored.label].toLowerCase()}
      {scored.label === 'unsure' ? null : `, ${signed.format(scored.score)}`}.
    </>
  )
}

function Correct({ messageId, sentiment }: Pick<SentimentWhyProps, 'messageId' | 'sentiment'>) {
  const { can } = useSession()
  const { correct, isPending } = useCorrectSentiment()
  const { monitorId } = useSearch({ strict: false })
  const byPerson = sentiment.judgement?.by === 'person'
  if (!can('sentiment:correct')) return null
  return (
    <div className="space-y-2 border-t border-border pt-2">
      <p className="text-sm font-medium">How is it meant?</p>
      <SentimentChoice
        value={byPerson ? sentiment.label : null}
        disabled={isPending}
        onChoose={(label) => correct([messageId], label)}
      />
      {byPerson ? (
        <Button size="sm" variant="ghost" disabled={isPending} onClick={() => correct([messageId], null)}>
          <Undo2 /> Take the correction back
        </Button>
      ) : null}
      {can('sentiment-rule:write') ? (
        <p className="text-sm text-muted">
          Is it a phrase that is always meant so?{' '}
          <TextLink to="/settings/sentiment" search={{ phrase: selectedWords(), monitor: monitorId }}>
            Make a rule
          </TextLink>
        </p>
      ) : null}
    </div>
  )
}

/** What somebody has marked in the text, as far as it can be a phrase. */
function selectedWords(): string {
  const words = (getSelection()?.toString() ?? '').trim().replaceAll(/\s+/g, ' ')
  return words.length > 120 ? '' : words
}
