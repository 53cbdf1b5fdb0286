import { type MarkKind, type MarkStanding, markWords, prioritySchema } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { MarkIcon } from '#components/mark-icons.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { priorityWords } from '#lib/conversations/words.ts'
import { marksKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { correctionWords, figureWords } from './mark-figures.ts'
import { marksQuery } from './sentiment.queries.ts'

/** Radix keeps the empty string for nothing. */
const NOTHING = 'nothing'
const order = Object.keys(markWords) as MarkKind[]

/** What messages are besides how they sound: how well that is found, and what routing does by it. */
export function Marks() {
  const { workspace } = useSession()
  const query = useQuery(marksQuery(workspace.id))
  return (
    <Section
      title="Marks"
      description="Found by phrases and by how a text sounds, in English texts alone. What bears one can be raised in priority, and given to a team where it begins a conversation."
    >
      <Loaded query={query} what="the marks">
        {(marks) => (
          <ul aria-label="Marks" className="-my-2 divide-y divide-border">
            {marks
              .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
              .map((mark) => (
                <MarkRow key={mark.kind} mark={mark} />
              ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

function MarkRow({ mark }: { mark: MarkStanding }) {
  const { can } = useSession()
  const { kind, figures } = mark
  return (
    <li aria-label={markWords[kind]} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex items-center gap-2 font-medium">
          <MarkIcon kind={kind} withWord className="[&>svg]:size-4" />
        </p>
        {figures.map((figure) => (
          <p key={figure.on} className="text-sm text-muted">
            {figureWords(figure)}
          </p>
        ))}
        <p className="text-sm text-muted">Here: {correctionWords(mark)}</p>
      </div>
      {can('sentiment-rule:write') ? <RouteFields mark={mark} /> : <RouteWords mark={mark} />}
    </li>
  )
}

type Route = Pick<MarkStanding, 'priority' | 'teamId'>

function RouteFields({ mark: { kind, priority, teamId } }: { mark: MarkStanding }) {
  const { workspace } = useSession()
  const { teams } = useDirectory()
  const { act } = useChange(marksKey(workspace.id))
  const put = (patch: Partial<Route>) =>
    act(
      async () =>
        await api.workspace(workspace.id).sentiment.putMarkRoute(kind, { priority, teamId, ...patch }),
      'What comes is routed so from now on',
    )
  return (
    <div className="flex flex-wrap gap-2 max-sm:w-full">
      <Select
        aria-label={`Priority of “${markWords[kind]}”`}
        className="w-44 max-sm:w-full"
        value={priority ?? NOTHING}
        options={[
          { value: NOTHING, label: 'Priority stays' },
          ...prioritySchema.options
            .filter((value) => value !== 'none')
            .map((value) => ({ value, label: `At least ${priorityWords[value].toLowerCase()}` })),
        ]}
        onValueChange={(value) => put({ priority: value === NOTHING ? null : value })}
      />
      {teams.length > 0 ? (
        <Select
          aria-label={`Team of “${markWords[kind]}”`}
          className="w-44 max-sm:w-full"
          value={teamId ?? NOTHING}
          options={[
            { value: NOTHING, label: 'The channel’s team' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={(value) => put({ teamId: value === NOTHING ? null : value })}
        />
      ) : null}
    </div>
  )
}

function RouteWords({ mark: { priority, teamId } }: { mark: MarkStanding }) {
  const { teams } = useDirectory()
  const team = teams.find(({ id }) => id === teamId)?.name
  const words = [
    ...(priority === null ? [] : [`priority at least ${priorityWords[priority].toLowerCase()}`]),
    ...(team === undefined ? [] : [`to ${team}`]),
  ]
  return words.length === 0 ? null : <p className="text-sm text-muted">{words.join(', ')}</p>
}
