import { type IncidentDetail, reviewFigures } from '@hubbub/contracts'
import { incidentStateWords } from './incident-words.ts'

/** The review as Markdown: figures, what went well and what did not, tasks and the whole timeline. */
export function reviewText(incident: IncidentDetail): string {
  const { number, title, state, severity, owner, openedAt, review, actions, tasks, entries, playbook } =
    incident
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
    ...(actions.length === 0 ? [] : ['## What is done about it', '', ...actions.map(actionLine), '']),
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

function actionLine({ text, owner, dueOn, doneAt, doneBy }: IncidentDetail['actions'][number]): string {
  const more = [
    owner?.name,
    dueOn === null ? null : `due ${dueOn}`,
    doneAt === null ? null : `done by ${doneBy}`,
  ].filter(Boolean)
  return `- [${doneAt === null ? ' ' : 'x'}] ${oneLine(text)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
