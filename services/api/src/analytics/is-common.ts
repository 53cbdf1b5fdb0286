import type { IsCommon } from '@hubbub/domain'
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

const known = new Map<string, ReadonlySet<string>>()

/** Whether a word is among those that a language uses whatever is spoken of; of what is not known, English speaks. */
export const isCommon: IsCommon = (word, language) => {
  const name = listOf[language?.slice(0, 2).toLowerCase() ?? 'en'] ?? 'eng'
  let words = known.get(name)
  if (words === undefined) {
    const list = lists[name]
    words = new Set(Array.isArray(list) ? list.map((one: string) => one.toLowerCase()) : [])
    known.set(name, words)
  }
  return words.has(word.replaceAll('’', "'"))
}
