import type { AnswerPreview, Conversation, IncidentDetail } from '@hubbub/contracts'
import { type LinkedMention, MOST_ANSWERED } from '@hubbub/contracts/http'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { ChannelIcon, networkWord } from '#components/channel-icon.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { HoldBanner } from '#components/hold-banner.tsx'
import { Textarea } from '#components/textarea.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { errorText } from '#lib/error-text.ts'
import { answerPreviewQuery } from '#lib/incidents/bulk-answers.query.ts'
import { incidentMentionsQuery, incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { useDebouncedValue } from '#lib/use-debounced-value.ts'

interface Props {
  incident: IncidentDetail
  conversations: readonly Conversation[]
  mentions?: readonly LinkedMention[]
  /** Whether the linked mentions that are in no conversation may be answered as well. */
  offersMentions?: boolean
  onClose: () => void
}

/** Who is answered: conversations, and mentions that become one. */
function useWhom({ incident, conversations, mentions = [], offersMentions = false }: Omit<Props, 'onClose'>) {
  const { workspace } = useSession()
  const [withMentions, setWithMentions] = useState(true)
  const free = useQuery({
    ...incidentMentionsQuery(workspace.id, incident.id, true),
    enabled: offersMentions,
  })
  const offered = offersMentions ? (free.data ?? []).filter(({ spam }) => !spam) : []
  const conversationIds = conversations.slice(0, MOST_ANSWERED).map((one) => one.id)
  const said = [...mentions, ...(withMentions ? offered : [])].slice(
    0,
    MOST_ANSWERED - conversationIds.length,
  )
  const mentionIds = said.map((one) => one.id)
  // Several that stand in one conversation get one answer.
  const taken = new Set([...conversationIds, ...said.flatMap(({ care }) => care?.conversationId ?? [])])
  const fresh = said.filter(({ care }) => care === null).length
  const all = taken.size + fresh
  return { said, offered, withMentions, setWithMentions, conversationIds, mentionIds, taken, fresh, all }
}

/** One answer to many, with other words where a network needs them, and what each would get. */
export function AnswerDialog({
  incident,
  conversations,
  mentions = [],
  offersMentions = false,
  onClose,
}: Props) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const [text, setText] = useState('')
  const [variants, setVariants] = useState<Record<string, string>>({})
  // Posted twice under it, it is one answer.
  const [id] = useState(() => crypto.randomUUID())
  const [sending, setSending] = useState(false)
  const whom = useWhom({ incident, conversations, mentions, offersMentions })
  const { said, offered, withMentions, setWithMentions, conversationIds, mentionIds, taken, fresh, all } =
    whom
  const given = Object.fromEntries(Object.entries(variants).filter(([, value]) => value.trim() !== ''))
  const answer = { text, variants: given, conversationIds, mentionIds }
  const isEmpty = text.trim() === ''
  // Who cannot be answered is named before anything is written.
  const asked = useDebouncedValue(isEmpty ? { ...answer, text: '…' } : answer, 300)
  const previews = useQuery(answerPreviewQuery(workspace.id, incident.id, asked))
  const kinds = [...new Map([...conversations, ...said].map(({ channel }) => [channel.kind, channel.name]))]
  const fits = (previews.data ?? []).filter(({ problem }) => problem === null).length
  const send = async () => {
    setSending(true)
    try {
      await api.workspace(workspace.id).incidents.answer(incident.id, { ...answer, id })
      toast.success(fits === 1 ? 'The answer is on its way' : `${fits} answers are on their way`)
      onClose()
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setSending(false)
      await queryClient.invalidateQueries({ queryKey: incidentsKey(workspace.id) })
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && !sending && onClose()}>
      <DialogContent
        wide
        title={`Answer ${countWords(taken.size, fresh)}`}
        description="Each gets a reply of its own, in its thread; a mention becomes a conversation by it. {{contact.firstName}} and the like are filled in."
        onDismiss={(event) => !isEmpty && event.preventDefault()}
        footer={
          <>
            <Button onClick={onClose} disabled={sending}>
              Cancel
            </Button>
            <Button
              variant="primary"
              pending={sending}
              disabled={isEmpty || fits === 0 || all === 0}
              onClick={() => void send()}
            >
              {fits === all || isEmpty ? `Send ${all}` : `Send ${fits} of ${all}`}
            </Button>
          </>
        }
      >
        <HoldBanner {...(incident.brand !== null && { brandId: incident.brand.id })} className="mb-3" />
        <Also count={offered.length} checked={withMentions} onChange={setWithMentions} />
        <div className="grid gap-4 md:grid-cols-2">
          <AnswerTexts
            text={text}
            variants={variants}
            kinds={kinds}
            onText={setText}
            onVariant={(kind, value) => setVariants({ ...variants, [kind]: value })}
          />
          <Each previews={previews.data ?? []} error={previews.error} isEmpty={isEmpty} all={all} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

interface TextsProps {
  text: string
  variants: Readonly<Record<string, string>>
  /** Kinds of channels, each with a name of one. */
  kinds: readonly (readonly [kind: string, name: string])[]
  onText: (text: string) => void
  onVariant: (kind: string, text: string) => void
}

function AnswerTexts({ text, variants, kinds, onText, onVariant }: TextsProps) {
  const id = useId()
  return (
    <div className="space-y-3">
      <div className="space-y-1">
        <label htmlFor={id} className="block font-medium">
          Answer
        </label>
        <Textarea
          id={id}
          rows={6}
          autoFocus
          value={text}
          maxLength={20_000}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      {kinds.map(([kind, name]) => (
        <details key={kind} className="rounded-md border border-border px-3 py-2">
          <summary className="cursor-pointer text-sm">
            <span className="inline-flex items-center gap-2 align-middle">
              <ChannelIcon kind={kind} name={name} /> Other words for {networkWord(kind)}
              {(variants[kind] ?? '').trim() === '' ? null : <span className="text-muted">(written)</span>}
            </span>
          </summary>
          <Textarea
            aria-label={`Answer for ${networkWord(kind)}`}
            className="mt-2"
            rows={3}
            value={variants[kind] ?? ''}
            maxLength={20_000}
            placeholder="As above"
            onChange={(event) => onVariant(kind, event.target.value)}
          />
        </details>
      ))}
    </div>
  )
}

function countWords(conversations: number, mentions: number): string {
  const parts = [
    ...(conversations === 0 && mentions > 0
      ? []
      : [conversations === 1 ? 'one conversation' : `${conversations} conversations`]),
    ...(mentions === 0 ? [] : [mentions === 1 ? 'one mention' : `${mentions} mentions`]),
  ]
  return parts.join(' and ')
}

interface PreviewsProps {
  previews: readonly AnswerPreview[]
  error: Error | null
  /** Nothing is written yet. */
  isEmpty: boolean
}

function Previews({ previews, error, isEmpty }: PreviewsProps) {
  if (error !== null) return <p className="mt-1 text-sm text-danger">{errorText(error)}</p>
  // What does not fit is to be seen first.
  const sorted = previews.toSorted((a, b) => Number(a.problem === null) - Number(b.problem === null))
  return (
    <ul aria-label="What each gets" className="mt-1 max-h-80 space-y-2 overflow-y-auto thin-scroll">
      {sorted.map(({ conversationId, mentionId, number, contact, channel, text, length, max, problem }) => (
        <li key={mentionId ?? conversationId} className="rounded-md border border-border px-3 py-1.5 text-sm">
          <p className="flex items-center gap-2">
            <ChannelIcon kind={channel.kind} name={channel.name} />
            <span className="min-w-0 flex-1 truncate font-medium">
              {number === null ? contact : `#${number} ${contact}`}
            </span>
            {mentionId === null ? null : <Badge>Mention</Badge>}
            {isEmpty || length === null || max === null ? null : (
              <span className={cn('tabular', length > max ? 'font-semibold text-danger' : 'text-muted')}>
                {length} / {max}
              </span>
            )}
          </p>
          {isEmpty ? null : <p className="line-clamp-3 break-words whitespace-pre-line text-muted">{text}</p>}
          {problem === null ? null : <p className="text-danger">{problem}</p>}
        </li>
      ))}
    </ul>
  )
}

function Each({ previews, error, isEmpty, all }: PreviewsProps & { all: number }) {
  const refused = previews.filter(({ problem }) => problem !== null)
  return (
    <div className="min-w-0">
      <h3 className="font-medium">What each gets</h3>
      <p aria-live="polite" className="mt-1 text-sm text-muted">
        {isEmpty ? 'It stands here once you write.' : null}{' '}
        {refused.length === 0 ? null : `${refused.length} of ${all} cannot be answered, and get nothing.`}
      </p>
      <Previews previews={isEmpty ? refused : previews} error={error} isEmpty={isEmpty} />
    </div>
  )
}

interface AlsoProps {
  count: number
  checked: boolean
  onChange: (checked: boolean) => void
}

function Also({ count, checked, onChange }: AlsoProps) {
  if (count === 0) return null
  return (
    <CheckboxField
      label={`Also ${countWords(0, count)} that ${count === 1 ? 'is' : 'are'} linked and in no conversation`}
      checked={checked}
      onCheckedChange={(on) => onChange(on === true)}
    />
  )
}
