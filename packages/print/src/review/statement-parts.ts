import { fillGaps, type Statement, type StatementState } from '@hubbub/contracts'
import { type Html, html, type ReviewContent } from '@hubbub/domain'
import { languageName, momentName } from '../report/words.ts'

const stateWords = {
  draft: 'a draft',
  asked: 'waits for approval',
  approved: 'approved',
  refused: 'refused',
  lapsed: 'approved; the approval is over',
} satisfies Record<StatementState, string>

/** What was said in public: the version that was published, else the last, by whose approval, and where it stands. */
export function statementParts({ statements, timeZone }: ReviewContent): Html | null {
  if (statements.length === 0) return null
  return html`<section>
    <h2>${statements.length === 1 ? 'Statement' : 'Statements'}</h2>
    ${statements.map((statement) => statementPart(statement, timeZone))}
  </section>`
}

function statementPart(
  { title, state, versions, approvals, publications }: Statement,
  timeZone: string,
): Html {
  const number = publications[0]?.number ?? versions.at(-1)?.number
  const version = versions.find((one) => one.number === number)
  const { headline = '', values = {}, texts = [] } = version?.content ?? {}
  const decided = approvals.find(({ decidedBy }) => decidedBy !== null)
  return html`<h3>${title}</h3>
    <p class="note">
      Version ${number ?? '–'} of
      ${versions.length}${version === undefined ? '' : `, by ${version.author.name}`};
      ${publications.length > 0 ? 'published' : stateWords[state]}${
        decided?.decidedBy == null || decided.decidedAt === null
          ? ''
          : `; ${decided.approvedNumber === null ? 'refused' : 'approved'} by ${decided.decidedBy.name}, ${momentName(decided.decidedAt, timeZone)}`
      }.
    </p>
    ${headline === '' ? null : html`<p><strong>${fillGaps(headline, values)}</strong></p>`}
    ${texts.map(
      ({ language, network, text }) =>
        html`<p class="where">${languageName(language)}${network === null ? '' : `, ${network}`}</p>
          <blockquote>${fillGaps(text, values)}</blockquote>`,
    )}
    ${
      publications.length === 0
        ? null
        : html`<table>
            <thead>
              <tr>
                <th>Where</th>
                <th>Language</th>
                <th>Published by</th>
                <th>When</th>
                <th>Taken by the network</th>
              </tr>
            </thead>
            <tbody>
              ${publications.map(
                ({ channel, language, by, at, sentAt }) =>
                  html`<tr>
                    <td>${channel.name}</td>
                    <td>${languageName(language)}</td>
                    <td>${by}</td>
                    <td>${momentName(at, timeZone)}</td>
                    <td>${sentAt === null ? 'not yet' : momentName(sentAt, timeZone)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`
}
