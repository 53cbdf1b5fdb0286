import { type IncidentDetail, reviewFigures, termFigures, termWords } from '@hubbub/contracts'
import { type Html, html, incidentStateWords, type ReviewContent } from '@hubbub/domain'
import type { PrintPage } from '../document.ts'
import { type Around, sentimentChart, volumeChart } from '../report/charts.ts'
import { coverage } from '../report/coverage.ts'
import { momentName } from '../report/words.ts'
import { statementParts } from './statement-parts.ts'

const language = 'en-GB'

/** The review of an incident as it is to stand on paper. */
export function reviewPage(content: ReviewContent): PrintPage {
  const { workspace, incident, demo, drill } = content
  const { number, title, review } = incident
  const invented = [drill ? 'drill: it was practised' : '', demo ? 'demo: all of it is invented' : '']
  const foot = [`${workspace} – incident #${number}, ${title}`, ...invented].filter(Boolean).join(' – ')
  return {
    title: `Incident #${number}: ${title}`,
    language,
    foot,
    style,
    body: html`${head(content)} ${figures(incident)} ${drawings(content)} ${score(incident)}
    ${words('What went well', review?.well)} ${words('What did not', review?.badly)} ${actions(content)}
    ${statementParts(content)} ${tasks(content)} ${timeline(content)}`,
  }
}

function head({ workspace, demo, drill, incident, timeZone, madeAt }: ReviewContent): Html {
  const { number, title, severity, state, owner, brand, monitor, openedAt, mergedInto } = incident
  const course = incident.entries.filter(({ kind }) => kind === 'severity')
  return html`<header>
    ${drill ? html`<p class="demo">Drill: it was practised; nothing of it left the workspace.</p>` : null}
    ${demo ? html`<p class="demo">Demo: people, posts and figures are invented.</p>` : null}
    <p class="where">${workspace}</p>
    <h1>Incident #${number}: ${title}</h1>
    <p class="severity"><strong class="${severity}">${severity}</strong> ${incidentStateWords[state]}</p>
    <dl>
      <dt>Began</dt>
      <dd>${momentName(openedAt, timeZone)}</dd>
      <dt>Carried by</dt>
      <dd>${owner?.name ?? 'nobody'}</dd>
      ${brand === null ? null : pair('Brand', brand.name)}
      ${monitor === null ? null : pair('Graded by', monitor.name)}
      ${mergedInto === null ? null : pair('Went into', `#${mergedInto.number}`)}
      <dt>Severity</dt>
      <dd>
        ${course.length === 0 ? `${severity} from its beginning` : null}
        ${course.map(
          ({ at, by, text }) =>
            html`<div>${momentName(at, timeZone)}: ${text}${by === null ? '' : ` (${by})`}</div>`,
        )}
      </dd>
      <dt>Time zone</dt>
      <dd>${timeZone.replaceAll('_', ' ')}</dd>
      <dt>Made</dt>
      <dd>${momentName(madeAt, timeZone)}</dd>
    </dl>
  </header>`
}

const pair = (name: string, value: string) =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`

const figures = (incident: IncidentDetail) =>
  html`<section>
    <h2>Figures</h2>
    <div class="figures">
      ${reviewFigures(incident).map(([name, value]) => html`<div><span>${name}</span><b>${value}</b></div>`)}
    </div>
  </section>`

function drawings({ incident, volume, timeZone }: ReviewContent): Html | null {
  if (volume === null) return null
  const { openedAt, entries } = incident
  const lastTo = (state: 'contained' | 'resolved') =>
    entries.findLast(({ kind, text }) => kind === 'state' && text === incidentStateWords[state])
  const marks = [
    { from: openedAt, text: 'Began' },
    ...(['contained', 'resolved'] as const).flatMap((state) => {
      const entry = lastTo(state)
      return entry === undefined ? [] : [{ from: entry.at, text: incidentStateWords[state] }]
    }),
  ]
  const around: Around = { timeZone, gaps: volume.gaps, annotations: volume.annotations }
  return html`<section>
    <h2>Volume and sentiment <span>${volume.series[0]?.monitor.name}, by the ${volume.unit}</span></h2>
    <figure>${volumeChart({ ...around, annotations: marks }, volume)}</figure>
    <figure>${sentimentChart(around, volume)}</figure>
    <p class="note">
      Lines are broken where nothing was heard, and the ground is shaded where a source may have missed
      something.
    </p>
    ${coverage(around)}
  </section>`
}

const points = (value: number) => value.toFixed(value < 10 && value > 0 ? 1 : 0)

function score({ score: said, peakScore }: IncidentDetail): Html | null {
  if (said === null) return null
  return html`<section>
    <h2>
      Score ${points(said.score)} of 100
      <span
        >as it was last; impact ${points(said.axes.impact)}, velocity ${points(said.axes.velocity)}; highest
        ${points(peakScore)}</span
      >
    </h2>
    <table>
      <thead>
        <tr>
          <th>Term</th>
          <th>Axis</th>
          <th>Measured, and against what</th>
          <th class="figure">Level</th>
          <th class="figure">Weight</th>
          <th class="figure">Points</th>
        </tr>
      </thead>
      <tbody>
        ${said.terms.map(
          (term) =>
            html`<tr>
              <td>${termWords[term.name]}</td>
              <td>${term.axis}</td>
              <td>${termFigures(term, language)}</td>
              <td class="figure">${term.level.toFixed(2)}</td>
              <td class="figure">× ${points(100 * term.weight)}</td>
              <td class="figure">= ${points(term.points)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th colspan="5">Together</th>
          <th class="figure">${points(said.score)}</th>
        </tr>
      </tfoot>
    </table>
  </section>`
}

const words = (title: string, text: string | undefined) =>
  text === undefined || text === ''
    ? null
    : html`<section>
        <h2>${title}</h2>
        <p class="said">${text}</p>
      </section>`

type Action = ReviewContent['incident']['actions'][number]

function doneWords(
  { doneAt, doneBy, dueOn }: Pick<Action, 'doneAt' | 'doneBy' | 'dueOn'>,
  today: string,
  timeZone: string,
): Html | string {
  if (doneAt !== null) return `${momentName(doneAt, timeZone)}, ${doneBy}`
  return dueOn !== null && dueOn < today ? html`<span class="overdue">overdue</span>` : 'not yet'
}

function actions({ incident: { actions: all }, timeZone, madeAt }: ReviewContent): Html | null {
  if (all.length === 0) return null
  const today = madeAt.slice(0, 10)
  return html`<section>
    <h2>What is done about it</h2>
    <table>
      <thead>
        <tr>
          <th>Action</th>
          <th>Whose</th>
          <th>Due</th>
          <th>Done</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ text, owner, dueOn, doneAt, doneBy }) =>
            html`<tr>
              <td class="said">${text}</td>
              <td>${owner?.name ?? 'nobody'}</td>
              <td class="when">${dueOn === null ? '–' : dayName(dueOn)}</td>
              <td>${doneWords({ doneAt, doneBy, dueOn }, today, timeZone)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

const dayName = (day: string) =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(day))

function tasks({ incident: { tasks: all, playbook }, timeZone }: ReviewContent): Html | null {
  if (all.length === 0) return null
  return html`<section>
    <h2>
      Tasks
      ${playbook === null ? null : html`<span>by “${playbook.name}”, version ${playbook.version}</span>`}
    </h2>
    <table>
      <thead>
        <tr>
          <th>Task</th>
          <th>Whose</th>
          <th>Due</th>
          <th>Done</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ title, owner, role, dueAt, doneAt, doneBy }) =>
            html`<tr>
              <td>${title}</td>
              <td class="who">${owner?.name ?? role ?? '–'}</td>
              <td class="when">${dueAt === null ? '–' : momentName(dueAt, timeZone)}</td>
              <td>
                ${doneAt === null ? 'not done' : `${momentName(doneAt, timeZone)}${doneBy === null ? ', by itself' : `, ${doneBy}`}`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

const timeline = ({ incident: { entries }, timeZone }: ReviewContent) =>
  html`<section>
    <h2>Timeline</h2>
    <table>
      <thead>
        <tr>
          <th>When</th>
          <th>Who</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          ({ at, by, text }) =>
            html`<tr>
              <td class="when">${momentName(at, timeZone)}</td>
              <td class="who">${by ?? 'Hubbub'}</td>
              <td class="said">${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`

const style = `
  .where { color: #5b6472; margin: 0 }
  .demo { border: 0.3mm solid #8a6d1a; background: #fbf3d8; padding: 1.5mm 3mm; border-radius: 1mm }
  .note { color: #5b6472; font-size: 8pt }
  header { border-bottom: 0.4mm solid #16191f; padding-bottom: 3mm }
  .severity { font-size: 12pt }
  .severity strong { border: 0.3mm solid; border-radius: 1mm; padding: 0.3mm 2mm; margin-right: 2mm; text-transform: capitalize }
  .critical, .high { color: #9b2c20 }
  .medium { color: #7a5a10 }
  .low { color: #414956 }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 0 }
  dt { color: #5b6472 }
  dd { margin: 0 }
  h2 span { font-weight: 400; font-size: 9.5pt; color: #5b6472; margin-left: 1.5mm }
  .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2.5mm 4mm }
  .figures div { break-inside: avoid }
  .figures span { display: block; color: #5b6472; font-size: 8.5pt }
  .figures b { font-size: 12pt }
  figure { margin: 0 0 2mm; break-inside: avoid }
  table { font-size: 8.5pt }
  tfoot { display: table-row-group }
  .figure { text-align: end; white-space: nowrap }
  .when { white-space: nowrap }
  .who { min-width: 27mm; width: 27mm; overflow-wrap: break-word }
  .said { white-space: pre-line }
  .overdue { color: #9b2c20; font-weight: 600 }
  blockquote { margin: 0 0 2mm; padding: 1mm 3mm; border-left: 0.8mm solid #d9dde3; white-space: pre-line; break-inside: avoid }
`
