export { createAfinnScorer } from './create-afinn-scorer.ts'
export { detectLanguage } from './detect-language.ts'
export { AFINN, scoreEnglish } from './score-english.ts'
export type { ScoredText, Scorer, TextToScore } from './scorer.ts'
