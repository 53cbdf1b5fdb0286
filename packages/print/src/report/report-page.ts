import { type Html, html, periodWords, type ReportContent, type ReportPanel } from '@hubbub/domain'
import type { PrintPage } from '../document.ts'
import { sentimentChart, volumeChart } from './charts.ts'
import { coverage } from './coverage.ts'
import { type Cell, type ReportTable, tablesOf } from './tables.ts'
import { isCompared, momentName, namesOf, whole } from './words.ts'

/** A report as it is to stand on paper. */
export function reportPage(content: ReportContent): PrintPage {
  const { title, workspace, demo, from, to, timeZone } = content
  const period = periodWords(new Date(from), new Date(to), timeZone)
  const tables = tablesOf(content)
  return {
    title: `${title}: ${period}`,
    language: 'en-GB',
    foot: `${workspace} – ${title}, ${period}${demo ? ' – demo: all of it is invented' : ''}`,
    style,
    body: html`${head(content, period)}
    ${content.panels.map((panel, index) => section(content, panel, tables[index]))} ${coverage(content)}
    ${definitions(tables)}`,
  }
}

function head(content: ReportContent, period: string): Html {
  const { title, workspace, demo, timeZone, monitors, focus, madeAt } = content
  return html`<header>
    ${demo ? html`<p class="demo">Demo: people, posts and figures are invented.</p>` : null}
    <p class="where">${workspace}</p>
    <h1>${title}</h1>
    <p class="period">${period}</p>
    <dl>
      <dt>Looked at closely</dt>
      <dd>${focus.name}</dd>
      <dt>Compared</dt>
      <dd>${namesOf(monitors)}</dd>
      <dt>Time zone</dt>
      <dd>${timeZone.replaceAll('_', ' ')}</dd>
      <dt>Made</dt>
      <dd>${momentName(madeAt, timeZone)}</dd>
    </dl>
    ${
      isCompared(content)
        ? null
        : html`<p class="note">Not compared with the time before: listening began after its beginning.</p>`
    }
  </header>`
}

function section(content: ReportContent, panel: ReportPanel, table: ReportTable | undefined): Html | null {
  if (table === undefined) return null
  return html`<section class="${panel.kind}">
    <h2>${table.title} <span>${table.of}</span></h2>
    ${drawing(content, panel)}
    ${table.rows.length === 0 ? html`<p class="note">Nothing was said in this time.</p>` : null}
    ${table.rows.length === 0 ? null : tableHtml(panel.kind, table)}
  </section>`
}

function drawing(content: ReportContent, panel: ReportPanel): Html | null {
  if (panel.kind === 'volume') return html`<figure>${volumeChart(content, panel.volume)}</figure>`
  if (panel.kind === 'sentiment') return html`<figure>${sentimentChart(content, panel.volume)}</figure>`
  return null
}

const barred = new Set<ReportPanel['kind']>([
  'share',
  'channels',
  'languages',
  'countries',
  'forms',
  'intents',
])

function tableHtml(kind: ReportPanel['kind'], { columns, rows }: ReportTable): Html {
  const most = Math.max(1, ...rows.map(([, count]) => (typeof count === 'number' ? count : 0)))
  const heat = kind === 'week' ? Math.max(1, ...rows.flatMap(([, ...cells]) => cells.map(Number))) : null
  return html`<table>
    <thead>
      <tr>
        ${columns.map((name, index) => html`<th class="${index === 0 ? 'first' : 'figure'}">${name}</th>`)}
        ${barred.has(kind) ? html`<th></th>` : null}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => cellHtml(cell, { index, heat }))}
            ${barred.has(kind) ? barHtml(cells[1], most) : null}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function cellHtml(cell: Cell, { index, heat }: { index: number; heat: number | null }): Html {
  const words = typeof cell === 'number' ? whole.format(cell) : cell
  if (index === 0) return html`<td class="first">${words}</td>`
  if (heat === null || typeof cell !== 'number') return html`<td class="figure">${words}</td>`
  const depth = (cell / heat) * 0.75
  return html`<td
    class="figure"
    style="background: rgb(124 63 29 / ${depth.toFixed(2)})${depth > 0.5 ? '; color: #fff' : ''}"
  >
    ${words}
  </td>`
}

const barHtml = (count: Cell | undefined, most: number) =>
  html`<td class="bar"><i style="width: ${((Number(count) / most) * 100).toFixed(1)}%"></i></td>`

function definitions(tables: readonly ReportTable[]): Html {
  return html`<section class="definitions">
    <h2>What the figures mean</h2>
    <dl>
      ${tables.map(
        ({ title, definition }) =>
          html`<dt>${title}</dt>
            <dd>${definition}</dd>`,
      )}
    </dl>
  </section>`
}

const style = `
  .where { color: #5b6472; margin: 0 }
  .period { font-size: 12pt; margin: 0 0 3mm }
  .demo { border: 0.3mm solid #8a6d1a; background: #fbf3d8; padding: 1.5mm 3mm; border-radius: 1mm }
  .note { color: #5b6472 }
  header { border-bottom: 0.4mm solid #16191f; padding-bottom: 3mm }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 0 }
  dt { color: #5b6472 }
  dd { margin: 0 }
  h2 span { font-weight: 400; font-size: 9.5pt; color: #5b6472; margin-left: 1.5mm }
  figure { margin: 0 0 2mm; break-inside: avoid }
  table { font-size: 8.5pt }
  .figure { text-align: end }
  td.first { max-width: 70mm }
  td.bar { width: 28% }
  td.bar i { display: block; height: 2.6mm; margin-top: 0.6mm; background: #7c3f1d; border-radius: 0.5mm }
  .week td { padding: 0.4mm 2mm }
  .definitions dl { grid-template-columns: 35mm 1fr; gap: 1.5mm 4mm; font-size: 8.5pt }
`
