/**
 * A date as feeds write them: RFC 822 and 3339, W3CDTF of any length, asctime, local names of months, zones by name or
 * number, or nothing at all. Without a zone it is UTC. Null where it cannot be told.
 */
export function parseDate(text: string | null | undefined): Date | null {
  const line = text?.trim().replace(/\s+/g, ' ') ?? ''
  if (line === '' || line.length > 100) return null
  const parts = iso(line) ?? worded(line)
  if (parts === null) return null
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = parts
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 61) return null
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000)
  return at.getTime() >= Date.UTC(1970) && at.getUTCFullYear() < 2200 ? at : null
}

interface Parts {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  /** Minutes east of Greenwich. */
  offset?: number
}

const clock = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?`
const isoDate = new RegExp(
  String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:(?:T| )\s?${clock}\s*([ap]\.?m\.?)?\s*(.*))?$`,
  'i',
)
const ordinal = /^(\d{4})-?(\d{3})$/
const compactTime = /^(\d{8})T(\d{2})(\d{2})(\d{2})?(.*)$/

function iso(line: string): Parts | null {
  const dayOfYear = ordinal.exec(line)
  if (dayOfYear) {
    const at = new Date(Date.UTC(Number(dayOfYear[1]), 0, Number(dayOfYear[2])))
    return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  }
  const found = isoDate.exec(line.replace(compactTime, '$1T$2:$3:$4$5').replace(/:(?=[Z+-]|$)/, ''))
  if (!found) return null
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', half, zone = ''] = found
  const offset = zoneOffset(zone)
  if (offset === null) return null
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    offset,
  }
}

/** The first letters of the months, in languages in which feeds have been seen to write them. */
const months = [
  'jan,ene,gen,ian,jän,ιαν,янв,sty',
  'feb,fev,fév,feβ,φεβ,фев,lut',
  'mar,mär,mrz,mrt,μάρ,μαρ,мар,már',
  'apr,avr,abr,ápr,απρ,апр,kwi',
  'may,mai,mag,mei,maj,máj,μάι,μαϊ,μαι,мая,май',
  'jun,jui,juin,giu,jún,ιούν,ιον,июн,cze',
  'jul,juil,lug,júl,ιούλ,ιολ,июл,lip',
  'aug,ago,aoû,aou,αύγ,αυγ,авг,sie',
  'sep,set,szept,σεπ,сен,wrz',
  'oct,okt,ott,out,οκτ,окт,paź',
  'nov,νοέ,νοε,ноя,lis',
  'dec,dez,dic,déc,dik,δεκ,дек,gru',
].map((names) => names.split(','))

function worded(line: string): Parts | null {
  const words = line.replace(/,/g, ' ')
  const date =
    /(?:^|\s)(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}{3,})\.?[\s.-]+(?:of )?(\d{4}|\d{2})(?!:)\b(.*)$/u.exec(
      words,
    )
  if (date) return assemble({ day: date[1], month: date[2], year: date[3], rest: date[4] })
  // asctime and ctime: month, day, time, zone, year; or month, day, year, time
  const american = /(?:^|\s)(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s+(.*)$/u.exec(words)
  if (!american) return null
  const year = /(?:^|\s)(\d{4})(?=\s|$)/.exec(american[3] ?? '')
  if (!year) return null
  const rest = (american[3] ?? '').replace(year[0], ' ')
  return assemble({ day: american[2], month: american[1], year: year[1], rest })
}

interface Words {
  day: string | undefined
  month: string | undefined
  year: string | undefined
  rest: string | undefined
}

function assemble({ day, month = '', year = '', rest = '' }: Words): Parts | null {
  const index = monthOf(month)
  const time = new RegExp(String.raw`^\s*(?:at )?${clock}\s*([ap]\.?m\.?)?\s*(.*)$`, 'i').exec(rest)
  const offset = zoneOffset(time?.[5] ?? '')
  if (index === null || offset === null) return null
  const hour = Number(time?.[1] ?? 0)
  return {
    year: fullYear(year),
    month: index,
    day: Number(day),
    hour: time?.[4] === undefined ? hour : (hour % 12) + (/p/i.test(time[4]) ? 12 : 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
    offset,
  }
}

/** The longest beginning wins, so that “juin” is not read as “jui”, nor “juil” as June. */
function monthOf(word: string): number | null {
  const name = word.toLowerCase()
  let best = { index: -1, length: 0 }
  for (const [index, beginnings] of months.entries())
    for (const beginning of beginnings)
      if (name.startsWith(beginning) && beginning.length > best.length)
        best = { index, length: beginning.length }
  return best.index < 0 ? null : best.index + 1
}

const fullYear = (year: string) =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)

const zones: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, met: 1, mez: 1, cest: 2, mest: 2, mesz: 2, eet: 2,
  eest: 3, msk: 3, ist: 5.5, hkt: 8, cct: 8, jst: 9, kst: 9, aest: 10, aedt: 11, nzst: 12, nzdt: 13, ast: -4, adt: -3,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10,
} // prettier-ignore

/** Minutes; null where something stands there that is no zone. */
function zoneOffset(text: string): number | null {
  const zone = text
    .trim()
    .replace(/\s*\(.*\)$/, '')
    .replace(/^(?:gmt|utc)(?=[+-])/i, '')
  if (zone === '') return 0
  const numbered = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (numbered) {
    const minutes = Number(numbered[2]) * 60 + Number(numbered[3] ?? 0)
    return numbered[1] === '-' ? -minutes : minutes
  }
  const hours = zones[zone.toLowerCase()]
  if (hours !== undefined) return hours * 60
  // A zone nobody knows is read as UTC: a few hours off is better than no date.
  return /^[a-z]+(\/[a-z_]+)?$/i.test(zone) ? 0 : null
}
