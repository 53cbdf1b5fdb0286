import { type DigestContent, mentionsWords, negativeWords } from '@hubbub/contracts'
import { stateWords } from '../incidents/incident-words.ts'
import type { ClaimedIssue } from '../ports/digests.ts'
import type { OwnMail } from '../ports/mail-outlet.ts'
import { type Html, html, trustedHtml } from '../rules/html.ts'
import { spanWords } from './digest-words.ts'

type Told = Pick<ClaimedIssue, 'id' | 'from' | 'to' | 'timeZone' | 'periods' | 'calm'> & {
  content: DigestContent
}
/** The address of a page; null where the product has none. */
type PageOf = (path: string) => string | null

interface Line {
  words: string
  more: string
  href: string | null
}
interface Part {
  title: string
  lines: Line[]
}

const MOST_MONITORS = 12

/** A digest as a mail: the same in plain words and set. */
export function digestMail(told: Told, page: PageOf): Pick<OwnMail, 'subject' | 'text' | 'html'> {
  const span = spanWords(told)
  const parts = told.calm ? [] : partsOf(told.content, page)
  const lead = told.calm ? 'Calm: nothing was found.' : summaryOf(told.content)
  const together =
    told.periods > 1 ? `${told.periods} periods at once: those before could not be told of in time.` : null
  const foot = {
    words: 'You get this because you have chosen a digest. Change it, or let it rest:',
    href: page('/settings/notifications'),
  }
  return {
    subject: `${told.calm ? 'Calm' : 'Digest'}: ${span}`,
    text: `${[
      `${span} (${told.timeZone.replaceAll('_', ' ')})`,
      lead,
      ...(together === null ? [] : [together]),
      ...parts.flatMap(({ title, lines }) => [
        '',
        title.toUpperCase(),
        ...lines.flatMap(({ words, more, href }) => [
          `- ${words}`,
          ...(more === '' ? [] : [`  ${more}`]),
          ...(href === null ? [] : [`  ${href}`]),
        ]),
      ]),
      '',
      ...[page(`/alerts/digests/${told.id}`)].flatMap((href) =>
        href === null ? [] : [`In Hubbub: ${href}`, ''],
      ),
      `${foot.words} ${foot.href ?? 'in Settings > Notifications'}`,
    ].join('\n')}\n`,
    html: setMail({
      span,
      zone: told.timeZone,
      lead,
      together,
      parts,
      own: page(`/alerts/digests/${told.id}`),
      foot,
    }),
  }
}

function summaryOf({ alerts, incidents, monitors }: DigestContent): string {
  const mentions = monitors.reduce((sum, one) => sum + one.mentions, 0)
  const count = (number: number, one: string) =>
    `${number.toLocaleString('en-GB')} ${one}${number === 1 ? '' : 's'}`
  return `${count(alerts.length, 'alert')}, ${count(incidents.length, 'incident')}, ${count(mentions, 'mention')}.`
}

function partsOf({ alerts, incidents, monitors, terms, mentions }: DigestContent, page: PageOf): Part[] {
  const heard = monitors.filter((one) => one.mentions > 0 || (one.before?.mentions ?? 0) > 0)
  const left = heard.length - MOST_MONITORS
  const parts = [
    {
      title: 'Incidents',
      lines: incidents.map(({ id, number, title, state, severity }) => ({
        words: `#${number} ${title}`,
        more: `${stateWords[state]}, ${severity}`,
        href: page(`/incidents/${id}`),
      })),
    },
    {
      title: 'Alerts found',
      lines: alerts.map(({ id, title, severity, monitor, muted }) => ({
        words: title,
        more: [
          severity,
          ...(monitor === null ? [] : [monitor.name]),
          ...(muted === true ? ['muted: nobody was told'] : []),
        ].join(', '),
        href: page(`/alerts/found/${id}`),
      })),
    },
    {
      title: 'What was said',
      lines: [
        ...heard.slice(0, MOST_MONITORS).map((one) => ({
          words: `${one.monitor.name}: ${mentionsWords(one)}`,
          more: negativeWords(one),
          href: page(`/analytics?monitorId=${one.monitor.id}`),
        })),
        ...(left > 0 ? [{ words: `and ${left} more monitors`, more: '', href: null }] : []),
      ],
    },
    {
      title: 'Rising words',
      lines: terms.map(({ term, texts, before, monitor }) => ({
        words: `“${term}”`,
        more: `in ${texts} texts, ${before} before (${monitor.name})`,
        href: null,
      })),
    },
    {
      title: 'Said by those whom most follow',
      lines: mentions.map(({ author, followers, channel, text, url }) => ({
        words: `${author}, ${followers.toLocaleString('en-GB')} followers (${channel})`,
        more: text.replaceAll(/\s+/g, ' '),
        href: url !== null && /^https?:\/\//.test(url) ? url : null,
      })),
    },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

interface Setting {
  span: string
  zone: string
  lead: string
  together: string | null
  parts: readonly Part[]
  own: string | null
  foot: { words: string; href: string | null }
}

// Mail programs know little of CSS: all of it stands at the elements, and nothing is fetched. No one blue can be read on
// white and on black; those that show the dark know `light-dark`, and the others take the first.
const blue = 'color:#0b57d0;color:light-dark(#0b57d0,#8ab4f8)'
const link = (href: string | null, words: string) =>
  href === null ? words : html`<a href="${href}" style="${blue}">${words}</a>`

function setMail({ span, zone, lead, together, parts, own, foot }: Setting): string {
  const set: Html = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
    </head>
    <body style="margin:0;padding:20px;font:15px/1.5 system-ui,sans-serif">
      <div style="max-width:640px;margin:0 auto">
        <h1 style="font-size:20px;margin:0">${span}</h1>
        <p style="margin:0 0 16px;opacity:.7">${zone.replaceAll('_', ' ')}</p>
        <p style="font-weight:600">${lead}</p>
        ${together === null ? null : html`<p>${together}</p>`}
        ${parts.map(
          ({ title, lines }) =>
            html`<h2 style="font-size:16px;margin:24px 0 8px">${title}</h2>
              ${lines.map(
                ({ words, more, href }) =>
                  html`<p style="margin:0 0 8px;overflow-wrap:anywhere">
                    ${link(href, words)}${more === '' ? null : html`<br /><span style="opacity:.7">${more}</span>`}
                  </p>`,
              )}`,
        )}
        ${own === null ? null : html`<p style="margin:24px 0 0">${link(own, 'Open it in Hubbub')}</p>`}
        <p style="margin:24px 0 0;font-size:13px">
          <span style="opacity:.7">${foot.words}</span>
          ${foot.href === null ? 'in Settings > Notifications' : link(foot.href, 'Settings > Notifications')}
        </p>
      </div>
    </body>
  </html>`
  return html`${trustedHtml('<!doctype html>')}${set}`.html
}
