/** What says how something is, not what. Of each language: words as they stand, and stems with the endings they take. */
interface Judging {
  words: string
  stems: string
  /** What may follow a stem. */
  endings: RegExp
}

const judging: Readonly<Record<string, Judging>> = {
  en: {
    words: `
      good better best bad worse worst great nice fine ok okay well happy happier sad angry mad upset proud sorry glad
      love loves loved loving lovely like likes liked hate hates hated enjoy enjoyed enjoying dislike disliked
      cool fun funny cute pretty beautiful gorgeous perfect brilliant excellent superb fantastic amazing awesome wonderful
      incredible impressive outstanding delicious tasty delightful solid decent flawless reliable favourite favorite
      awful terrible horrible dreadful atrocious poor useless worthless pointless hopeless pathetic ridiculous absurd
      disgusting disgraceful shameful shame unacceptable unbelievable unreliable unhelpful unhappy unusable rude greedy
      annoying annoyed frustrating frustrated disappointing disappointed disappointment infuriating furious fuming livid
      outraged appalled appalling shocking shocked boring bored tired sick embarrassing embarrassed ashamed
      stupid dumb silly crap crappy shit shitty sucks suck sucked lame garbage rubbish trash joke nightmare disaster
      broken stuck slow loud noisy weird strange wrong odd meh mediocre overpriced ugly messy dirty scary worried
      impressed pleased satisfied dissatisfied unsatisfied delighted thrilled excited exciting grateful thankful
      helpful friendly easy hard difficult painful worth worthy wow yay ugh thanks thank recommend recommended
      finally honestly seriously absolutely totally completely extremely utterly super
      so too very really pretty much again still
    `,
    stems: '',
    endings: /^$/u,
  },
  de: {
    words: `gut besser schlecht schlechter super toll klasse prima top mies mist scheisse scheiße leider danke liebe hasse
      enttäuscht enttäuschend frustriert genervt nervig nervt ärgert sehr endlich wirklich echt total richtig`,
    stems: `gut best schlecht schlechtest toll schön wunderbar perfekt großartig grossartig hervorragend ausgezeichnet fantastisch
      genial lecker köstlich zufrieden unzufrieden glücklich traurig wütend sauer furchtbar schrecklich grauenhaft
      katastrophal miserabel mies nutzlos unbrauchbar sinnlos lächerlich peinlich unverschämt unmöglich ärgerlich
      enttäuscht enttäuschend nervig langsam laut kaputt hässlich teuer unfreundlich freundlich hilfreich zuverlässig
      unzuverlässig schlimm komisch seltsam`,
    endings: /^(?:e[mnrs]?)?$/u,
  },
  es: {
    words: `bien mal mejor peor excelente genial increíble horrible terrible fatal lamentable inútil feliz triste fácil
      difícil gracias encanta encantan odio muy tan por fin realmente totalmente`,
    stems: `buen mal perfect maravillos fantástic estupend bonit hermos delicios ric content satisfech encantad decepcionad
      decepcionante decepcion frustrad enfadad molest furios horroros espantos pésim asqueros ridícul vergonzos lent
      ruidos rot fe car rar`,
    endings: /^(?:o|a|os|as|e|es)$/u,
  },
  fr: {
    words: `bien mal mieux pire super génial top nul nulle nuls nulles bravo merci adore déteste honte hélas dommage très
      trop vraiment enfin tellement`,
    stems: `bon bonne mauvais excellent parfait magnifique merveilleux merveilleuse fantastique incroyable délicieux délicieuse
      content ravi satisfait déçu décevant frustré frustrant énervé énervant agaçant furieux furieuse triste horrible
      terrible affreux affreuse lamentable inutile ridicule honteux honteuse scandaleux scandaleuse inadmissible lent
      bruyant cassé moche cher chère bizarre facile difficile agréable`,
    endings: /^(?:e|s|es)?$/u,
  },
}

const split = (list: string) => list.trim().split(/\s+/).filter(Boolean)
const lists = new Map(
  Object.entries(judging).map(([language, { words, stems, endings }]) => [
    language,
    { words: new Set(split(words)), stems: split(stems), endings },
  ]),
)

/** Whether a word only judges. English is always asked as well: short texts are taken for another language. */
export function isJudgement(word: string, language: string | null): boolean {
  const own = language?.slice(0, 2).toLowerCase() ?? 'en'
  return judges(word, 'en') || (own !== 'en' && judges(word, own))
}

function judges(word: string, language: string): boolean {
  const list = lists.get(language)
  if (list === undefined) return false
  return (
    list.words.has(word) ||
    list.stems.some((stem) => word.startsWith(stem) && list.endings.test(word.slice(stem.length)))
  )
}
