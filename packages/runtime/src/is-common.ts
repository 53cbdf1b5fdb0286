import * as lists from 'stopword'

/** What the lists call a language that is found by its two letters. */
const listOf: Readonly<Record<string, keyof typeof lists>> = {
  af: 'afr',
  ar: 'ara',
  bg: 'bul',
  bn: 'ben',
  br: 'bre',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  eo: 'epo',
  es: 'spa',
  et: 'est',
  eu: 'eus',
  fa: 'fas',
  fi: 'fin',
  fr: 'fra',
  ga: 'gle',
  gl: 'glg',
  gu: 'guj',
  ha: 'hau',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  hy: 'hye',
  id: 'ind',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  ku: 'kur',
  la: 'lat',
  lt: 'lit',
  lv: 'lav',
  mr: 'mar',
  ms: 'msa',
  my: 'mya',
  nb: 'nob',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  so: 'som',
  st: 'sot',
  sv: 'swe',
  sw: 'swa',
  th: 'tha',
  tl: 'tgl',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
  yo: 'yor',
  zh: 'zho',
  zu: 'zul',
}

/** English ones that its list lacks. */
const missed = new Set(
  `
    myself ours ourselves yours yourself yourselves she hers herself its itself theirs themselves whom whose
    having does doing until against during above below again further once when why few nor not own
    will just without within upon toward towards among across along around behind beside besides beyond
    despite except inside outside near onto per though although unless whereas whether via yet already always
    ever often sometimes soon almost even else instead rather quite perhaps maybe lot lots every everyone
    everything something someone anything anyone nothing nobody somebody so today tomorrow yesterday gets getting
    goes going shall may let really actually no yes ok okay one two thing things please thanks
  `
    .trim()
    .split(/\s+/),
)

const every = new Map<string, unknown>(Object.entries(lists))
const known = new Map<string, ReadonlySet<string>>()

function wordsOf(name: string): ReadonlySet<string> {
  const made = known.get(name)
  if (made !== undefined) return made
  const list = every.get(name)
  const words = new Set(Array.isArray(list) ? list.map((one: string) => one.toLowerCase()) : [])
  known.set(name, words)
  return words
}

/**
 * Whether a word is among those that a language uses whatever is spoken of. English is always asked as well: it stands in
 * texts of any language, and short ones are taken for another.
 */
export const isCommon = (word: string, language: string | null): boolean => {
  const plain = word.replaceAll('’', "'")
  const name = listOf[language?.slice(0, 2).toLowerCase() ?? 'en'] ?? 'eng'
  return wordsOf('eng').has(plain) || missed.has(plain) || (name !== 'eng' && wordsOf(name).has(plain))
}
