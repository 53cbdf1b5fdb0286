export { createAfinnScorer } from './create-afinn-scorer.ts'
export type { Layer } from './adjust/layer.ts'
export {
  createLearnedScorer,
  LEARNED,
  type LearnedScorer,
  type LearnedScorerOptions,
} from './create-learned-scorer.ts'
export { detectLanguage } from './detect-language.ts'
export { weightUrls } from './learned/load-models.ts'
export { findMarks } from './marks/find-marks.ts'
export { markKinds } from './marks/phrases.ts'
export { AFINN, scoreEnglish } from './score-english.ts'
export type { ScoredText, Scorer, TextToScore } from './scorer.ts'
