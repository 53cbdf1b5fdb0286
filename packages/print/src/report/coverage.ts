import { type Html, html } from '@hubbub/domain'
import type { Around } from './charts.ts'
import { momentName } from './words.ts'

/** What has to be known when reading it: gaps of sources, and what people noted. */
export function coverage({ gaps, annotations, timeZone }: Around): Html | null {
  if (gaps.length === 0 && annotations.length === 0) return null
  const states = { open: 'not closed yet', lost: 'lost for good', closed: 'heard after all' }
  return html`<section>
    <h2>What to know when reading this</h2>
    ${
      gaps.length === 0
        ? null
        : html`<h3>What sources may have missed</h3>
            <table>
              <thead>
                <tr>
                  <th class="first">Source</th>
                  <th>From</th>
                  <th>To</th>
                  <th>Why</th>
                  <th>State</th>
                </tr>
              </thead>
              <tbody>
                ${gaps.map(
                  ({ channel, from, to, reason, state }) =>
                    html`<tr>
                      <td class="first">${channel.name}</td>
                      <td>${momentName(from, timeZone)}</td>
                      <td>${momentName(to, timeZone)}</td>
                      <td>${reason}</td>
                      <td>${states[state]}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${
      annotations.length === 0
        ? null
        : html`<h3>Noted</h3>
            <ul>
              ${annotations.map(({ from, text }) => html`<li>${momentName(from, timeZone)}: ${text}</li>`)}
            </ul>`
    }
  </section>`
}
