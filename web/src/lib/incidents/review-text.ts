import type { IncidentDetail } from '@hubbub/contracts'
import { incidentStateWords } from './incident-words.ts'

/** What an incident is held against afterwards, in words. */
export function reviewFigures({
  figures,
  conversations,
  peakScore,
  alerts,
  tasks,
}: Pick<IncidentDetail, 'figures' | 'conversations' | 'peakScore' | 'alerts' | 'tasks'>): [
  name: string,
  value: string,
][] {
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length
  const share = conversations === 0 ? '' : ` (${Math.round((100 * figures.answered) / conversations)} %)`
  return [
    ['Until acknowledged', minutes(figures.toAcknowledged)],
    ['Until somebody had it', minutes(figures.toOwned)],
    ['Until the first public word', minutes(figures.toFirstReply)],
    ['Until the first statement', minutes(figures.toStatement)],
    ['Until contained', minutes(figures.toContained)],
    ['Until resolved', minutes(figures.toResolved)],
    ['Highest score', `${Math.round(peakScore)} of 100`],
    ['Highest five minutes', figures.peakVelocity === null ? '–' : `${figures.peakVelocity} mentions`],
    ['Answered', `${figures.answered} of ${conversations}${share}`],
    ['Tasks done', `${done} of ${tasks.length}`],
    ['Alerts', String(alerts)],
  ]
}

/** The review as Markdown: figures, what went well and what did not, tasks and the whole timeline. */
export function reviewText(incident: IncidentDetail): string {
  const { number, title, state, severity, owner, openedAt, review, tasks, entries, playbook } = incident
  const part = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`## ${name}`, '', text, '']
  return [
    `# Incident #${number}: ${oneLine(title)}`,
    '',
    `${incidentStateWords[state]}, ${severity}; began ${openedAt}; ${owner === null ? 'nobody had it' : `${owner.name} had it`}.`,
    '',
    '| Figure | |',
    '| --- | --- |',
    ...reviewFigures(incident).map(([name, value]) => `| ${name} | ${value} |`),
    '',
    ...part('What went well', review?.well),
    ...part('What did not', review?.badly),
    ...part('What is done about it', review?.actions),
    ...(tasks.length === 0
      ? []
      : [
          `## Tasks${playbook === null ? '' : ` by “${playbook.name}”, version ${playbook.version}`}`,
          '',
          ...tasks.map(
            ({ title: task, doneAt, doneBy, owner: whose, role }) =>
              `- [${doneAt === null ? ' ' : 'x'}] ${oneLine(task)}${[whose?.name ?? role, doneBy].some(Boolean) ? ` (${[whose?.name ?? role, doneBy === null ? null : `done by ${doneBy}`].filter(Boolean).join(', ')})` : ''}`,
          ),
          '',
        ]),
    '## Timeline',
    '',
    ...entries.map(({ at, by, text }) => `- ${at}${by === null ? '' : ` · ${by}`}: ${oneLine(text)}`),
    '',
  ].join('\n')
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function minutes(value: number | null): string {
  if (value === null) return '–'
  if (value < 60) return `${value < 10 ? value : Math.round(value)} min`
  return `${Math.floor(value / 60)} h ${Math.round(value % 60)} min`
}
