import { bucketValue, markWords, voicesOf } from '@hubbub/contracts'
import type { ReportContent, ReportPanel } from '@hubbub/domain'
import {
  changeOf,
  countryName,
  languageName,
  namesOf,
  networkName,
  shareOf,
  stretchName,
  stretchStart,
  weekdays,
} from './words.ts'

export type Cell = string | number

/** One panel as figures: what its table shows, and its file holds. */
export interface ReportTable {
  kind: ReportPanel['kind']
  title: string
  /** Whom it speaks of. */
  of: string
  definition: string
  columns: string[]
  rows: Cell[][]
  /** What its file calls the rows, where a table program reads that better, such as whole dates. */
  exact?: string[]
}

export const tablesOf = (content: ReportContent): ReportTable[] =>
  content.panels.map((panel) => tableOf(content, panel))

function tableOf(content: ReportContent, panel: ReportPanel): ReportTable {
  const focus = content.focus.name
  const all = namesOf(content.monitors)
  switch (panel.kind) {
    case 'figures':
      return { kind: panel.kind, title: 'At a glance', of: focus, ...figuresTable(panel.volume) }
    case 'volume':
      return { kind: panel.kind, title: 'Volume over time', of: all, ...volumeTable(content, panel.volume) }
    case 'sentiment':
      return {
        kind: panel.kind,
        title: 'Sentiment over time',
        of: focus,
        ...sentimentTable(content, panel.volume),
      }
    case 'share':
      return { kind: panel.kind, title: 'Share of voice', of: all, ...shareTable(panel.volume) }
    case 'channels':
    case 'languages':
    case 'countries':
    case 'forms':
      return { kind: panel.kind, of: focus, ...partsTable(panel) }
    case 'authors':
      return { kind: panel.kind, title: 'Authors by reach', of: focus, ...authorsTable(panel.authors) }
    case 'terms':
      return { kind: panel.kind, title: 'What it is about', of: focus, ...termsTable(panel.terms) }
    case 'aspects':
      return { kind: panel.kind, title: 'How it is spoken of', of: focus, ...aspectsTable(panel.aspects) }
    case 'intents':
      return { kind: panel.kind, title: 'Intents', of: focus, ...intentsTable(panel) }
    case 'week':
      return { kind: panel.kind, title: 'Hours of the week', of: focus, ...weekTable(content, panel.week) }
  }
}

type Table = Pick<ReportTable, 'definition' | 'columns' | 'rows' | 'exact'>
type Of<K extends string> = Extract<ReportPanel, Record<K, unknown>>
type VolumeOf = Of<'volume'>['volume']

function figuresTable({ series: [one] }: VolumeOf): Table {
  const columns = ['Figure', 'Now', 'Before', 'Change']
  const definition =
    'Messages of others that the monitor matched, by the time at which they were posted, beside as long a time before. Reach: followers of the authors, for each mention anew.'
  if (one === undefined) return { columns, definition, rows: [] }
  const { total, before } = one
  const row = (name: string, key: keyof typeof total): Cell[] => [
    name,
    total[key],
    before?.[key] ?? '–',
    changeOf(total[key], before?.[key] ?? null),
  ]
  return {
    columns,
    definition,
    rows: [
      row('Mentions', 'mentions'),
      row('Negative', 'negative'),
      row('Neutral', 'neutral'),
      row('Positive', 'positive'),
      row('Reach', 'reach'),
    ],
  }
}

function volumeTable({ timeZone, gaps }: ReportContent, { series, unit }: VolumeOf): Table {
  return {
    definition:
      'Messages of others that each monitor matched, by the time at which they were posted. What two monitors matched counts for each. Where a source heard nothing in a stretch and nothing came, it is “not heard”, not nought.',
    columns: ['From', ...series.map(({ monitor }) => monitor.name)],
    exact: (series[0]?.buckets ?? []).map(({ from }) => stretchStart(from, unit, timeZone)),
    rows: (series[0]?.buckets ?? []).map(({ from }, index) => [
      stretchName(from, unit, timeZone),
      ...series.map(({ buckets }) => bucketValue(buckets[index], gaps) ?? 'not heard'),
    ]),
  }
}

function sentimentTable({ timeZone, gaps }: ReportContent, { series: [one], unit }: VolumeOf): Table {
  return {
    definition:
      'How each mention counts: by the scorer, by a phrase rule, or as somebody corrected it, when this was made. Undecided is what was not scored yet or where the scorer cannot tell.',
    columns: ['From', 'Negative', 'Neutral', 'Positive', 'Undecided', 'Negative share'],
    exact: (one?.buckets ?? []).map(({ from }) => stretchStart(from, unit, timeZone)),
    rows: (one?.buckets ?? []).map((bucket) => {
      const { from, mentions, negative, neutral, positive } = bucket
      const when = stretchName(from, unit, timeZone)
      if (bucketValue(bucket, gaps) === null)
        return [when, 'not heard', 'not heard', 'not heard', 'not heard', '–']
      return [
        when,
        negative,
        neutral,
        positive,
        mentions - negative - neutral - positive,
        shareOf(negative, mentions),
      ]
    }),
  }
}

function shareTable({ series }: VolumeOf): Table {
  const voices = voicesOf(series)
  const all = voices.reduce((sum, { total }) => sum + total.mentions, 0)
  return {
    definition:
      'The mentions of each brand and competitor of this report as a share of the mentions of all of them; campaigns and industries are left out, unless there is nothing else. What two of them matched counts for both.',
    columns: ['Monitor', 'Mentions', 'Share', 'Change', 'Negative'],
    rows: voices
      .toSorted((a, b) => b.total.mentions - a.total.mentions)
      .map(({ monitor, total, before }) => [
        monitor.name,
        total.mentions,
        shareOf(total.mentions, all),
        changeOf(total.mentions, before?.mentions ?? null),
        shareOf(total.negative, total.mentions),
      ]),
  }
}

const partWords = {
  channels: {
    title: 'Sources',
    definition: 'Mentions by the channel that heard them. What two channels heard counts for each.',
  },
  languages: {
    title: 'Languages',
    definition:
      'Mentions by the language of their text, as it was found when they came in. Of very short texts it is not known.',
  },
  countries: {
    title: 'Countries',
    definition:
      'Mentions by the country that the network tells: of a place that the author put on it, of an app store, of a telephone number. Most networks tell none.',
  },
  forms: {
    title: 'Kinds of posts',
    definition:
      'Mentions by what they are at their network: a post, a reply, a repost, a comment, a review, an article.',
  },
}

function partsTable({ kind, parts: { items } }: Exclude<Of<'parts'>, Of<'of'>>): Table & { title: string } {
  const all = items.reduce((sum, { mentions }) => sum + mentions, 0)
  const nameOf = ({ value, name }: (typeof items)[number]) => {
    if (value === '') return 'Not known'
    if (kind === 'languages') return languageName(value)
    if (kind === 'countries') return countryName(value)
    return name ?? `${value[0]?.toUpperCase() ?? ''}${value.slice(1)}`
  }
  return {
    ...partWords[kind],
    columns: [partWords[kind].title, 'Mentions', 'Share', 'Change', 'Negative', 'Positive'],
    rows: items.map((part) => [
      nameOf(part),
      part.mentions,
      shareOf(part.mentions, all),
      changeOf(part.mentions, part.before),
      shareOf(part.negative, part.mentions),
      shareOf(part.positive, part.mentions),
    ]),
  }
}

function authorsTable({ items, least }: Of<'authors'>['authors']): Table {
  return {
    definition: `Who wrote, most followers first${least > 0 ? `; only authors with ${least} followers and more were looked through` : ''}.`,
    columns: ['Author', 'Network', 'Followers', 'Mentions', 'Negative', 'Handle'],
    rows: items.map(({ name, kind, handle, followers, mentions, negative }) => [
      name,
      networkName(kind),
      followers ?? 'not known',
      mentions,
      shareOf(negative, mentions),
      handle ?? '',
    ]),
  }
}

const SURE = 10.8
const MOST_TERMS = 20

function termsTable({ items, now, before }: Of<'terms'>['terms']): Table {
  const rising = items.filter(({ score }) => score >= SURE).toSorted((a, b) => b.score - a.score)
  const used = items.filter(({ score }) => score < SURE).toSorted((a, b) => b.texts - a.texts)
  return {
    definition: `Words and phrases of ${now.read} of ${now.of} texts, without those that a language uses all the time. ${
      before === null
        ? 'None is said to rise: listening began after the beginning of the time before.'
        : `Those that rise against ${before.read} of ${before.of} before stand first. By the log-likelihood ratio (Dunning 1993): 10.8 is chance once in a thousand terms.`
    }`,
    columns: ['Term', 'Texts', 'Before', 'Negative', 'Rises'],
    rows: [...rising, ...used]
      .slice(0, MOST_TERMS)
      .map(({ term, texts, before: then, negative, score }) => [
        term,
        texts,
        then ?? '–',
        shareOf(negative, texts),
        score >= SURE ? score.toFixed(1) : '',
      ]),
  }
}

const MOST_PHRASES = 15

/** Those of which more is negative than of all else stand first, the surest of them above. */
function aspectsTable({ texts, all, items }: Of<'aspects'>['aspects']): Table {
  const usual = all.negative / Math.max(1, all.negative + all.neutral + all.positive)
  const isWorse = ({ negative, texts: of }: (typeof items)[number]) => negative / of > usual
  const surest = (a: (typeof items)[number], b: (typeof items)[number]) => b.score - a.score
  const worse = items.filter(isWorse).toSorted(surest)
  const rest = items.filter((item) => !isWorse(item)).toSorted(surest)
  return {
    definition: `Phrases of ${texts.read} of ${texts.of} mentions with the texts that speak of them negatively, neutrally or positively: by the sentence in which the phrase stands, where a text was judged by its sentences. Each text counts once. First those of which it is surest that they are spoken of worse than all else (log-likelihood ratio); of all texts ${shareOf(all.negative, all.negative + all.neutral + all.positive)} are negative.`,
    columns: ['Phrase', 'Texts', 'Negative', 'Neutral', 'Positive', 'Score'],
    rows: [...worse, ...rest]
      .slice(0, MOST_PHRASES)
      .map(({ phrase, texts: of, negative, neutral, positive, score }) => [
        phrase,
        of,
        shareOf(negative, of),
        shareOf(neutral, of),
        shareOf(positive, of),
        score.toFixed(1),
      ]),
  }
}

function intentsTable({ parts: { items }, of }: Of<'of'>): Table {
  return {
    definition:
      'Mentions that bear a mark, found by rules in English texts and as people corrected them. A mention bears none, one or several and counts for each; shares are of all mentions.',
    columns: ['Intent', 'Mentions', 'Share', 'Change', 'Negative', 'Positive'],
    rows: items.map(({ value, mentions, before, negative, positive }) => [
      intentWords.get(value) ?? value,
      mentions,
      shareOf(mentions, of),
      changeOf(mentions, before),
      shareOf(negative, mentions),
      shareOf(positive, mentions),
    ]),
  }
}

const intentWords = new Map<string, string>(Object.entries(markWords))

function weekTable({ timeZone }: ReportContent, { hours }: Of<'week'>['week']): Table {
  const found = new Map(hours.map(({ hour, mentions }) => [hour, mentions]))
  return {
    definition: `Mentions by the weekday and hour at which they were posted, in the time of ${timeZone.replaceAll('_', ' ')}, summed over the whole stretch.`,
    columns: ['Hour', ...weekdays],
    rows: Array.from({ length: 24 }, (_, hour) => [
      `${String(hour).padStart(2, '0')}:00`,
      ...weekdays.map((_day, day) => found.get(24 * day + hour) ?? 0),
    ]),
  }
}
