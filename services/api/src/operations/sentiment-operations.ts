import type { WorkspaceOperation } from '../http/operation.ts'
import { correctSentimentOperation } from './sentiment/correct-sentiment.ts'
import { correctConversationsOperation } from './sentiment/correct-conversations.ts'
import { correctMarksOperation } from './sentiment/correct-marks.ts'
import { listMarksOperation } from './sentiment/list-marks.ts'
import { putMarkRouteOperation } from './sentiment/put-mark-route.ts'
import { createSentimentRuleOperation } from './sentiment/create-sentiment-rule.ts'
import { deleteSentimentRuleOperation } from './sentiment/delete-sentiment-rule.ts'
import { getSentimentAccuracyOperation } from './sentiment/get-sentiment-accuracy.ts'
import { listSentimentCorrectionsOperation } from './sentiment/list-sentiment-corrections.ts'
import { listSentimentRulesOperation } from './sentiment/list-sentiment-rules.ts'
import { previewSentimentRuleOperation } from './sentiment/preview-sentiment-rule.ts'
import { getSentimentAdjustmentOperation } from './sentiment/get-sentiment-adjustment.ts'
import { putSentimentAdjustmentOperation } from './sentiment/put-sentiment-adjustment.ts'
import { forgetSentimentAdjustmentOperation } from './sentiment/forget-sentiment-adjustment.ts'
import { getSentimentScorerOperation } from './sentiment/get-sentiment-scorer.ts'
import { putSentimentScorerOperation } from './sentiment/put-sentiment-scorer.ts'
import { deleteSentimentScorerOperation } from './sentiment/delete-sentiment-scorer.ts'
import { trySentimentScorerOperation } from './sentiment/try-sentiment-scorer.ts'

/** sentiment.ts, marks.ts, sentiment-adjustment.ts and sentiment-scorer.ts of the contracts. */
export const sentimentOperations: readonly WorkspaceOperation[] = [
  correctSentimentOperation,
  createSentimentRuleOperation,
  deleteSentimentRuleOperation,
  getSentimentAccuracyOperation,
  listSentimentCorrectionsOperation,
  listSentimentRulesOperation,
  previewSentimentRuleOperation,
  getSentimentAdjustmentOperation,
  putSentimentAdjustmentOperation,
  forgetSentimentAdjustmentOperation,
  getSentimentScorerOperation,
  putSentimentScorerOperation,
  deleteSentimentScorerOperation,
  trySentimentScorerOperation,
  correctConversationsOperation,
  correctMarksOperation,
  listMarksOperation,
  putMarkRouteOperation,
]
